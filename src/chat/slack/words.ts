import { inBoth } from "../../text/in-both.ts";
import { slackEn } from "./words.en.ts";
import { slackZh } from "./words.zh.ts";

export const slackWords = inBoth(slackEn, slackZh);
