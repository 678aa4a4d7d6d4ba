import type { Locale } from "../../text/locale.ts";
import { wordsEn } from "./words.en.ts";
import { wordsZh } from "./words.zh.ts";

const words: Readonly<Record<Locale, typeof wordsEn>> = { en: wordsEn, zh: wordsZh };

/** What the commands of `npm run admin` say. */
export const commandWords = (locale: Locale): typeof wordsEn => words[locale];
