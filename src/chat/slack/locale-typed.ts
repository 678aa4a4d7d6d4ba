import type { Locale } from "../../text/locale.ts";

/** Before there is an answer, the typed text is the only clue to the language. */
export const localeTyped = (words: string): Locale => (/\p{Script=Han}/u.test(words) ? "zh" : "en");
