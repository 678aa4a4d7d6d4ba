import { inBoth } from "../../text/in-both.ts";
import { factsEn } from "../facts/words.en.ts";
import { factsZh } from "../facts/words.zh.ts";
import { cardEn } from "./words.en.ts";
import { cardZh } from "./words.zh.ts";

export const cardWords = inBoth({ ...factsEn, ...cardEn }, { ...factsZh, ...cardZh });
