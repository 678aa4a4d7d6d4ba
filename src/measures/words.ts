import { inBoth } from "../text/in-both.ts";
import { measuresEn } from "./words.en.ts";
import { measuresZh } from "./words.zh.ts";

export const measureWords = inBoth(measuresEn, measuresZh);
