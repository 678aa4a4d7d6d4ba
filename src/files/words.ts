import { inBoth } from "../text/in-both.ts";
import { filesEn } from "./words.en.ts";
import { filesZh } from "./words.zh.ts";

export const fileWords = inBoth(filesEn, filesZh);
