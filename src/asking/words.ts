import { inBoth } from "../text/in-both.ts";
import { askingEn } from "./words.en.ts";
import { askingZh } from "./words.zh.ts";

export const askingWords = inBoth(askingEn, askingZh);
