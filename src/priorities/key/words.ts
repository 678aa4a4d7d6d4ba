import { inBoth } from "../../text/in-both.ts";
import { keyEn } from "./words.en.ts";
import { keyZh } from "./words.zh.ts";

export const keyWords = inBoth(keyEn, keyZh);
