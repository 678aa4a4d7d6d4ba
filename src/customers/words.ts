import { inBoth } from "../text/in-both.ts";
import { customerEn } from "./words.en.ts";
import { customerZh } from "./words.zh.ts";

export const customerWords = inBoth(customerEn, customerZh);
