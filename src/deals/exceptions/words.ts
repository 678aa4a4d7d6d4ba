import { inBoth } from "../../text/in-both.ts";
import { exceptionsEn } from "./words.en.ts";
import { exceptionsZh } from "./words.zh.ts";

export const exceptionWords = inBoth(exceptionsEn, exceptionsZh);
