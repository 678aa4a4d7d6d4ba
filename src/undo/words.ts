import { inBoth } from "../text/in-both.ts";
import { undoEn } from "./words.en.ts";
import { undoZh } from "./words.zh.ts";

export const undoWords = inBoth(undoEn, undoZh);
