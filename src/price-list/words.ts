import { inBoth } from "../text/in-both.ts";
import { priceListEn } from "./words.en.ts";
import { priceListZh } from "./words.zh.ts";

export const priceListWords = inBoth(priceListEn, priceListZh);
