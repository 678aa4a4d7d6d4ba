import { inBoth } from "../../text/in-both.ts";
import { chatWebEn } from "./words.en.ts";
import { chatWebZh } from "./words.zh.ts";

export const chatWebWords = inBoth(chatWebEn, chatWebZh);
