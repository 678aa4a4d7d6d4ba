import { inBoth } from "../../text/in-both.ts";
import { factsEn } from "../facts/words.en.ts";
import { factsZh } from "../facts/words.zh.ts";
import { manyEn } from "./words.en.ts";
import { manyZh } from "./words.zh.ts";

export const manyWords = (locale: Parameters<typeof own>[0]) => ({ ...own(locale), facts: facts(locale) });
const own = inBoth(manyEn, manyZh);
const facts = inBoth(factsEn, factsZh);
