import { inBoth } from "../text/in-both.ts";
import { salesEn } from "./words.en.ts";
import { salesZh } from "./words.zh.ts";

export const salesWords = inBoth(salesEn, salesZh);
