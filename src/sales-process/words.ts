import { inBoth } from "../text/in-both.ts";
import { processEn } from "./words.en.ts";
import { processZh } from "./words.zh.ts";

export const processWords = inBoth(processEn, processZh);
