/** Which language Lark's own sentences take beside what is already written. */
import { larkEn } from "../../text/lark.en.ts";
import { larkZh } from "../../text/lark.zh.ts";
import type { Locale } from "../../text/locale.ts";
import type { Card } from "../card.ts";
import type { Form } from "../form.ts";
import type { Reply } from "../reply.ts";

export type LarkText = typeof larkEn;

export const larkText: Readonly<Record<Locale, LarkText>> = { en: larkEn, zh: larkZh };

/**
 * The adapter does not know the reader, only what is on the card or was typed. A sentence that names 华信 is not Chinese
 * for that: Han characters are weighed against words in Latin letters, and what a person is quoted with says nothing.
 */
export function languageOf(text: string): Locale {
  const ours = text.replace(/“[^”]*”/g, "") || text;
  const characters = ours.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = ours.match(/\p{Script=Latin}{2,}/gu)?.length ?? 0;
  return characters > words ? "zh" : "en";
}

/**
 * Who names a command in Chinese reads Chinese. Latin commands tell nothing: the slash commands that Lark offers are
 * Latin for everybody.
 */
export const localeTyped = (line: string): Locale | undefined =>
  /^\s*[/／]?\s*\p{Script=Han}/u.test(line) ? "zh" : undefined;

/** Labels of facts and columns are our own words; among buttons and texts most are; a title may be a name. */
export function languageOfCard(card: Card): Locale {
  const labels = card.blocks.flatMap((block) => {
    if (block.type === "facts") return block.facts.map(({ label }) => label);
    return block.type === "table" ? block.columns.map(({ label }) => label) : [];
  });
  if (labels.some((label) => label.trim())) return mostOf(labels);
  const others = card.blocks.flatMap((block) => {
    if (block.type === "actions") return block.buttons.map(({ label }) => label);
    return block.type === "text" ? [block.text] : [];
  });
  return mostOf(others.some((other) => other.trim()) ? others : [card.title, card.summary]);
}

/** Names of customers stand in a form's title and in its submit button, never in "Cancel". */
export const languageOfForm = (form: Form): Locale => languageOf(form.cancel);

export function languageOfReply(reply: Reply): Locale {
  switch (reply.type) {
    case "card":
      return languageOfCard(reply.card);
    case "form":
    case "invalid":
      return languageOfForm(reply.form);
    case "notice":
      return languageOf(reply.text);
    case "file":
      return reply.locale;
    case "none":
      return "en";
  }
}

function mostOf(texts: readonly string[]): Locale {
  const written = texts.filter((text) => text.trim());
  const chinese = written.filter((text) => languageOf(text) === "zh").length;
  return chinese > 0 && chinese * 2 >= written.length ? "zh" : "en";
}

/** A sentence of the chat's own in both languages; Lark shows the reader's (`i18n`). */
export const inBoth = (pick: (text: LarkText) => string) => ({ zh_cn: pick(larkZh), en_us: pick(larkEn) });
