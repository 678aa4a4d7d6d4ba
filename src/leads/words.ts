import { inBoth } from "../text/in-both.ts";
import { leadEn } from "./words.en.ts";
import { leadZh } from "./words.zh.ts";

export const leadWords = inBoth(leadEn, leadZh);
