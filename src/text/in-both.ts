import type { Locale } from "./locale.ts";

/**
 * What a feature says, by language: `moveWords(turn.locale).reopened`. English is the source, Chinese satisfies its
 * type; both stand beside the feature, in its `words.en.ts` and `words.zh.ts`.
 */
export const inBoth =
  <Words>(en: Words, zh: NoInfer<Words>): ((locale: Locale) => Words) =>
  (locale) =>
    locale === "zh" ? zh : en;
