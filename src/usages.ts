/** What the help shows: each feature's own lines, in the order people need them. */
import type { UsagesIn } from "./chat/usages.ts";
import { dealsWords } from "./deals/words.ts";
import { digestWords } from "./digests/words.ts";
import { forecastWords } from "./forecasts/words.ts";
import { leadWords } from "./leads/words.ts";
import { pageWords } from "./pages/words.ts";
import { teamWords } from "./teams/words.ts";

export const usages: UsagesIn = (locale) => ({
  deal: dealsWords(locale).usages,
  forecast: forecastWords(locale).usages,
  funnel: digestWords(locale).usages,
  customer: [...pageWords(locale).usages, ...leadWords(locale).usages],
  team: teamWords(locale).usages,
});
