import { customerEn } from "../customers/words.en.ts";
import { customerZh } from "../customers/words.zh.ts";
import { inBoth } from "../text/in-both.ts";
import { pageEn } from "./words.en.ts";
import { pageZh } from "./words.zh.ts";

export const pageWords = inBoth({ ...customerEn, ...pageEn }, { ...customerZh, ...pageZh });
