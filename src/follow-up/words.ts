import { inBoth } from "../text/in-both.ts";
import { followUpEn } from "./words.en.ts";
import { followUpZh } from "./words.zh.ts";

export const followUpWords = inBoth(followUpEn, followUpZh);
