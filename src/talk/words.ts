import { inBoth } from "../text/in-both.ts";
import { talkEn } from "./words.en.ts";
import { talkZh } from "./words.zh.ts";

export const talkWords = inBoth(talkEn, talkZh);
