import { inBoth } from "../text/in-both.ts";
import { quotasEn } from "./words.en.ts";
import { quotasZh } from "./words.zh.ts";

export const quotaWords = inBoth(quotasEn, quotasZh);
