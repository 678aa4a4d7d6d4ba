import { inBoth } from "../text/in-both.ts";
import { forecastsEn } from "./words.en.ts";
import { forecastsZh } from "./words.zh.ts";

export const forecastWords = inBoth(forecastsEn, forecastsZh);
