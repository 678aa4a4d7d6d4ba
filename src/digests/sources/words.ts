import { inBoth } from "../../text/in-both.ts";
import { sourcesEn } from "./words.en.ts";
import { sourcesZh } from "./words.zh.ts";

export const sourceWords = inBoth(sourcesEn, sourcesZh);
