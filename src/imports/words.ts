import { inBoth } from "../text/in-both.ts";
import { importsEn } from "./words.en.ts";
import { importsZh } from "./words.zh.ts";

export const importWords = inBoth(importsEn, importsZh);
