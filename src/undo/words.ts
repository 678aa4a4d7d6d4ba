import { factsEn } from "../deals/facts/words.en.ts";
import { factsZh } from "../deals/facts/words.zh.ts";
import { inBoth } from "../text/in-both.ts";
import { undoEn } from "./words.en.ts";
import { undoZh } from "./words.zh.ts";

export const undoWords = inBoth({ ...factsEn, ...undoEn }, { ...factsZh, ...undoZh });
