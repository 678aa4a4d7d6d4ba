import type { Today } from "../../src/web/today.ts";

/** For a web chat whose welcome is not what is looked at. */
export const nothingToday = async (): Promise<Today> => ({
  unnamed: false,
  setup: 0,
  forecast: false,
  silent: 0,
  overdue: 0,
  noNextStep: 0,
});
