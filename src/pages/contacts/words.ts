import { inBoth } from "../../text/in-both.ts";
import { contactEn } from "./words.en.ts";
import { contactZh } from "./words.zh.ts";

export const contactWords = inBoth(contactEn, contactZh);
