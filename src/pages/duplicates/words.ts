import { inBoth } from "../../text/in-both.ts";
import { duplicateEn } from "./words.en.ts";
import { duplicateZh } from "./words.zh.ts";

export const duplicateWords = inBoth(duplicateEn, duplicateZh);
