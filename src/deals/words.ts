import { inBoth } from "../text/in-both.ts";
import { dealsEn } from "./words.en.ts";
import { dealsZh } from "./words.zh.ts";

export const dealsWords = inBoth(dealsEn, dealsZh);
