import type { Locale } from "../../text/locale.ts";

/** Before there is an answer, only what somebody typed tells their language. */
export const localeTyped = (words: string): Locale => (/\p{Script=Han}/u.test(words) ? "zh" : "en");
