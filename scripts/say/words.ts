import type { Locale } from "../../src/text/locale.ts";
import { wordsEn } from "./words.en.ts";
import { wordsZh } from "./words.zh.ts";

export type Words = typeof wordsEn;

const words: Readonly<Record<Locale, Words>> = { en: wordsEn, zh: wordsZh };

export const wordsFor = (locale: Locale): Words => words[locale];
