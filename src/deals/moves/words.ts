import { inBoth } from "../../text/in-both.ts";
import { factsEn } from "../facts/words.en.ts";
import { factsZh } from "../facts/words.zh.ts";
import { movesEn } from "./words.en.ts";
import { movesZh } from "./words.zh.ts";

export const moveWords = inBoth({ ...factsEn, ...movesEn }, { ...factsZh, ...movesZh });
