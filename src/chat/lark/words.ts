import { inBoth } from "../../text/in-both.ts";
import { larkEn } from "./words.en.ts";
import { larkZh } from "./words.zh.ts";

export type LarkWords = typeof larkEn;
export const larkWords = inBoth(larkEn, larkZh);
