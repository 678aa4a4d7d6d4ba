import { inBoth } from "../text/in-both.ts";
import { pageEn } from "./words.en.ts";
import { pageZh } from "./words.zh.ts";

export const pageWords = inBoth(pageEn, pageZh);
