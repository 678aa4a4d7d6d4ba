import { inBoth } from "../../text/in-both.ts";
import { factsEn } from "../facts/words.en.ts";
import { factsZh } from "../facts/words.zh.ts";
import { listingEn } from "./words.en.ts";
import { listingZh } from "./words.zh.ts";

export const listWords = inBoth({ ...factsEn, ...listingEn }, { ...factsZh, ...listingZh });
