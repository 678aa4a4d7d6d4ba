import { inBoth } from "../../text/in-both.ts";
import { lessonsEn } from "./words.en.ts";
import { lessonsZh } from "./words.zh.ts";

export const lessonWords = inBoth(lessonsEn, lessonsZh);
