import { inBoth } from "../../text/in-both.ts";
import { factsEn } from "../facts/words.en.ts";
import { factsZh } from "../facts/words.zh.ts";
import { fieldsEn } from "./words.en.ts";
import { fieldsZh } from "./words.zh.ts";

export const fieldWords = inBoth({ ...factsEn, ...fieldsEn }, { ...factsZh, ...fieldsZh });
