import { inBoth } from "../text/in-both.ts";
import { deliveryEn } from "./words.en.ts";
import { deliveryZh } from "./words.zh.ts";

export const deliveryWords = inBoth(deliveryEn, deliveryZh);
