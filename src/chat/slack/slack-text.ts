/** Slack's own sentences. */
import type { Locale } from "../../text/locale.ts";
import { slackEn } from "../../text/slack.en.ts";
import { slackZh } from "../../text/slack.zh.ts";

export type SlackText = typeof slackEn;

export const slackText = (locale: Locale): SlackText => (locale === "zh" ? slackZh : slackEn);

/** Before there is an answer, only what somebody typed tells their language. */
export const localeTyped = (words: string): Locale => (/\p{Script=Han}/u.test(words) ? "zh" : "en");
