import { inBoth } from "../text/in-both.ts";
import { webEn } from "./words.en.ts";
import { webZh } from "./words.zh.ts";

export const webWords = inBoth(webEn, webZh);
