/** Slack's own sentences, and the guess which language a card or form is in. */
import type { Locale } from "../../text/locale.ts";
import { slackEn } from "../../text/slack.en.ts";
import { slackZh } from "../../text/slack.zh.ts";
import type { Card } from "../card.ts";
import type { Form } from "../form.ts";

export type SlackText = typeof slackEn;

export const slackText = (locale: Locale): SlackText => (locale === "zh" ? slackZh : slackEn);

/** Cards and forms arrive written already; labels of buttons and facts are our own words, names are not. */
export function localeOfCard(card: Card): Locale {
  const ownWords = card.blocks.flatMap((block) => {
    if (block.type === "actions") return block.buttons.map((button) => button.label);
    if (block.type === "facts") return block.facts.map((fact) => fact.label);
    return block.type === "table" ? block.columns.map((column) => column.label) : [];
  });
  return localeOfWords(ownWords.length > 0 ? ownWords.join("") : card.title + card.summary);
}

export const localeOfForm = (form: Form): Locale => localeOfWords(form.submit + form.cancel);

export const localeOfWords = (words: string): Locale => (/\p{Script=Han}/u.test(words) ? "zh" : "en");
