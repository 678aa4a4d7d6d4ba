import { inBoth } from "../text/in-both.ts";
import { digestsEn } from "./words.en.ts";
import { digestsZh } from "./words.zh.ts";

export const digestWords = inBoth(digestsEn, digestsZh);
