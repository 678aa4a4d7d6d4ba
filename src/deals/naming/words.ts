import { inBoth } from "../../text/in-both.ts";
import { factsEn } from "../facts/words.en.ts";
import { factsZh } from "../facts/words.zh.ts";
import { namingEn } from "./words.en.ts";
import { namingZh } from "./words.zh.ts";

export const namingWords = inBoth({ ...factsEn, ...namingEn }, { ...factsZh, ...namingZh });
