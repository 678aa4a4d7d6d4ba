import { inBoth } from "../text/in-both.ts";
import { absencesEn } from "./words.en.ts";
import { absencesZh } from "./words.zh.ts";

export const absenceWords = inBoth(absencesEn, absencesZh);
