import { inBoth } from "../../text/in-both.ts";
import { factsEn } from "../facts/words.en.ts";
import { factsZh } from "../facts/words.zh.ts";
import { productsEn } from "./words.en.ts";
import { productsZh } from "./words.zh.ts";

export const productWords = inBoth({ ...factsEn, ...productsEn }, { ...factsZh, ...productsZh });
