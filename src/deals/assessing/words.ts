import { inBoth } from "../../text/in-both.ts";
import { factsEn } from "../facts/words.en.ts";
import { factsZh } from "../facts/words.zh.ts";
import { assessingEn } from "./words.en.ts";
import { assessingZh } from "./words.zh.ts";

export const assessingWords = inBoth({ ...factsEn, ...assessingEn }, { ...factsZh, ...assessingZh });
