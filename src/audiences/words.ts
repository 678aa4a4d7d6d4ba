import { inBoth } from "../text/in-both.ts";
import { audienceEn } from "./words.en.ts";
import { audienceZh } from "./words.zh.ts";

export const audienceWords = inBoth(audienceEn, audienceZh);
