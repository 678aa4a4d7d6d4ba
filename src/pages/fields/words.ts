import { inBoth } from "../../text/in-both.ts";
import { fieldsEn } from "./words.en.ts";
import { fieldsZh } from "./words.zh.ts";

export const fieldsWords = inBoth(fieldsEn, fieldsZh);
