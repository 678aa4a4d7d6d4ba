import { inBoth } from "../../text/in-both.ts";
import { factsEn } from "../facts/words.en.ts";
import { factsZh } from "../facts/words.zh.ts";
import { preparingEn } from "./words.en.ts";
import { preparingZh } from "./words.zh.ts";

export const prepareWords = inBoth({ ...factsEn, ...preparingEn }, { ...factsZh, ...preparingZh });
