import { inBoth } from "../../text/in-both.ts";
import { factsEn } from "./words.en.ts";
import { factsZh } from "./words.zh.ts";

export const factWords = inBoth(factsEn, factsZh);
