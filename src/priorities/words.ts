import { inBoth } from "../text/in-both.ts";
import { prioritiesEn } from "./words.en.ts";
import { prioritiesZh } from "./words.zh.ts";

export const priorityWords = inBoth(prioritiesEn, prioritiesZh);
