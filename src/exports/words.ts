import { inBoth } from "../text/in-both.ts";
import { exportsEn } from "./words.en.ts";
import { exportsZh } from "./words.zh.ts";

export const exportWords = inBoth(exportsEn, exportsZh);
