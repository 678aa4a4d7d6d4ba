/** What the forms that change a process ask alike: names, places, numbers, other words, and whether it is to go. */
import { choiceOf, type Question, type Read, right, wrong } from "../../chat/question.ts";
import type { Turn } from "../../chat/use-case.ts";
import { chatWords } from "../../chat/words.ts";
import type { Bilingual } from "../../text/locale.ts";
import { editingWords } from "./words.ts";

/** A name in both languages; who fills in one means both. */
export function nameQuestions({ locale }: Turn, now: Bilingual | undefined, maxLength = 80) {
  const words = editingWords(locale);
  const line = (label: string, value: string | undefined) => ({
    ...{ type: "line" as const, label, required: false, maxLength, hint: words.oneIsEnough },
    ...(value !== undefined && { now: value }),
    read: (text: string): Read<string> => right(text),
  });
  const zh = line(words.nameZh, now?.zh);
  const en = line(words.nameEn, now && now.en !== now.zh ? now.en : undefined);
  return locale === "zh"
    ? { zh, en }
    : {
        en: line(words.nameEn, now?.en),
        zh: line(words.nameZh, now && now.en !== now.zh ? now.zh : undefined),
      };
}

export const bothOf = ({ en, zh }: Bilingual): Bilingual => ({ en: en || zh, zh: zh || en });

/** A whole number, with or without a percent sign; "" where it may be left out. */
export function wholeQuestion(
  { locale }: Turn,
  {
    label,
    hint,
    now,
    optional = false,
  }: Readonly<{
    label: string;
    hint?: string | undefined;
    now?: number | null | undefined;
    optional?: boolean;
  }>,
): Question<number | null> {
  return {
    ...{ type: "line", label, required: !optional, maxLength: 8 },
    ...(hint !== undefined && { hint }),
    ...(now !== undefined && now !== null && { now: String(now) }),
    read(text) {
      if (text === "" && optional) return right(null);
      const [, digits] = /^(-?\d{1,7})\s*[%％]?$/.exec(text.normalize("NFKC")) ?? [];
      return digits === undefined
        ? wrong(editingWords(locale).wrong.expected(editingWords(locale).quoted(label), "whole"))
        : right(Number(digits));
    },
  };
}

/** At the front of a list: no code has such a sign. */
const front = "^";

/** Where in its list, behind which of the others. @param behind undefined: at the front */
export function placeQuestion(
  { locale }: Turn,
  others: readonly Readonly<{ id: string; name: Bilingual }>[],
  behind: string | undefined,
): Question<string> {
  const words = editingWords(locale);
  const places = [
    { value: front, label: words.atTheFront },
    ...others.map(({ id, name }) => ({ value: id, label: words.behind(name[locale]) })),
  ];
  const { read, ...choice } = choiceOf(places, chatWords(locale).required);
  return {
    ...{ ...choice, label: words.place, required: true, now: behind ?? front },
    read(text) {
      const chosen = read(text);
      return chosen.ok && chosen.value === front ? right("") : chosen;
    },
  };
}

/** Further words that people use for it. */
export function aliasesQuestion({ locale }: Turn, now: readonly string[]): Question<string[]> {
  const { aliases: label, aliasesHint: hint } = editingWords(locale);
  return {
    ...{ type: "line", label, hint, required: false, maxLength: 300, now: now.join(", ") },
    read: (text) =>
      right(
        text
          .split(/[,，、;；]/)
          .map((one) => one.trim())
          .filter(Boolean),
      ),
  };
}

export const tickQuestion = (label: string, now: boolean, hint?: string): Question<boolean> => ({
  ...{ type: "tick", label, required: false, now: now ? "yes" : "" },
  ...(hint !== undefined && { hint }),
  read: (text) => right(text === "yes"),
});
