import { inBoth } from "../../text/in-both.ts";
import { factsEn } from "../facts/words.en.ts";
import { factsZh } from "../facts/words.zh.ts";
import { editingEn } from "./words.en.ts";
import { editingZh } from "./words.zh.ts";

export const editWords = inBoth({ ...factsEn, ...editingEn }, { ...factsZh, ...editingZh });
