import { inBoth } from "../../text/in-both.ts";
import { partiesCardsEn } from "./words.en.ts";
import { partiesCardsZh } from "./words.zh.ts";

export const partiesCardWords = inBoth(partiesCardsEn, partiesCardsZh);
