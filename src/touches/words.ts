import { inBoth } from "../text/in-both.ts";
import { touchesEn } from "./words.en.ts";
import { touchesZh } from "./words.zh.ts";

export const touchWords = inBoth(touchesEn, touchesZh);
