import { inBoth } from "../text/in-both.ts";
import { settingsEn } from "./words.en.ts";
import { settingsZh } from "./words.zh.ts";

export const settingsWords = inBoth(settingsEn, settingsZh);
