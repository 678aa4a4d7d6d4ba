import { pluralEn } from "../text/count.ts";

export const customerEn = {
  deals: (count: number): string => (count === 0 ? "no deals" : pluralEn(count, "deal")),
};
