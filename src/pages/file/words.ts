import { inBoth } from "../../text/in-both.ts";
import { fileEn } from "./words.en.ts";
import { fileZh } from "./words.zh.ts";

export const fileWords = inBoth(fileEn, fileZh);
