import { inBoth } from "../text/in-both.ts";
import { demoEn } from "./words.en.ts";
import { demoZh } from "./words.zh.ts";

export const demoWords = inBoth(demoEn, demoZh);
export type DemoWords = typeof demoEn;
