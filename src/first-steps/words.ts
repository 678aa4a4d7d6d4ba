import { inBoth } from "../text/in-both.ts";
import { stepsEn } from "./words.en.ts";
import { stepsZh } from "./words.zh.ts";

export const stepsWords = inBoth(stepsEn, stepsZh);
