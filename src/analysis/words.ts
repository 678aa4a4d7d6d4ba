import { inBoth } from "../text/in-both.ts";
import { analysisEn } from "./words.en.ts";
import { analysisZh } from "./words.zh.ts";

export const analysisWords = inBoth(analysisEn, analysisZh);
