import { inBoth } from "../text/in-both.ts";
import { chatEn } from "./words.en.ts";
import { chatZh } from "./words.zh.ts";

export const chatWords = inBoth(chatEn, chatZh);
