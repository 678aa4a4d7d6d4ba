import { inBoth } from "../../text/in-both.ts";
import { effortEn } from "./words.en.ts";
import { effortZh } from "./words.zh.ts";

export const effortWords = inBoth(effortEn, effortZh);
