import { inBoth } from "../../text/in-both.ts";
import { writingEn } from "./words.en.ts";
import { writingZh } from "./words.zh.ts";

export const writingWords = inBoth(writingEn, writingZh);
