import { inBoth } from "../text/in-both.ts";
import { teamsEn } from "./words.en.ts";
import { teamsZh } from "./words.zh.ts";

export const teamWords = inBoth(teamsEn, teamsZh);
