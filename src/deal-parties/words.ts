import { inBoth } from "../text/in-both.ts";
import { partiesEn } from "./words.en.ts";
import { partiesZh } from "./words.zh.ts";

export const partyWords = inBoth(partiesEn, partiesZh);
