import { inBoth } from "../text/in-both.ts";
import { peopleEn } from "./words.en.ts";
import { peopleZh } from "./words.zh.ts";

export const peopleWords = inBoth(peopleEn, peopleZh);
