import { inBoth } from "../text/in-both.ts";
import { sheetsEn } from "./words.en.ts";
import { sheetsZh } from "./words.zh.ts";

export const sheetWords = inBoth(sheetsEn, sheetsZh);
