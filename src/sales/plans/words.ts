import { inBoth } from "../../text/in-both.ts";
import { plansEn } from "./words.en.ts";
import { plansZh } from "./words.zh.ts";

export const planWords = inBoth(plansEn, plansZh);
