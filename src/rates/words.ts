import { inBoth } from "../text/in-both.ts";
import { ratesEn } from "./words.en.ts";
import { ratesZh } from "./words.zh.ts";

export const ratesWords = inBoth(ratesEn, ratesZh);
