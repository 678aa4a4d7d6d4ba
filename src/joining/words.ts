import { inBoth } from "../text/in-both.ts";
import { joiningEn } from "./words.en.ts";
import { joiningZh } from "./words.zh.ts";

export const joiningWords = inBoth(joiningEn, joiningZh);
