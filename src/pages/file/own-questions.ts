/** A company's own fields in the form of a customer's file. */
import { type Question, type Read, right, wrong } from "../../chat/question.ts";
import type { Turn } from "../../chat/use-case.ts";
import type { OwnField } from "../../company/own-fields.ts";
import { ownKey } from "../../customers/file/customer-file.ts";
import { dayQuestion } from "../../deals/fields/deal-questions.ts";
import { signedNumberIn } from "../../understanding/one-number.ts";
import { nothingChosen, type Piece } from "./piece.ts";
import { fileWords } from "./words.ts";

const longestText = 200;

/** Those that are filled in: not computed, and not archived. */
const askedFields = (fields: readonly OwnField[]): readonly OwnField[] =>
  fields.filter(({ kind, archived }) => kind !== "computed" && !archived);

/** @param words of the file, by key */
export const ownQuestions = (
  turn: Turn,
  words: Readonly<Record<string, string>>,
): Record<string, Question<Piece>> =>
  Object.fromEntries(
    askedFields(turn.workspace.settings.customerFields).map((field) => [
      ownKey(field.key),
      ownQuestion(turn, field, words[ownKey(field.key)] ?? ""),
    ]),
  );

function ownQuestion(turn: Turn, field: OwnField, now: string): Question<Piece> {
  const words = fileWords(turn.locale);
  const said = (value: string): Read<Piece> => right({ words: { [ownKey(field.key)]: value } });
  const base = { label: field[turn.locale], required: false, now };
  const line = { ...base, type: "line", maxLength: longestText } as const;
  const orEmpty =
    (read: (text: string) => Read<Piece>) =>
    (text: string): Read<Piece> =>
      text === "" ? said("") : read(text);
  switch (field.kind) {
    case "number":
      return {
        ...line,
        read: orEmpty((text) => {
          const value = signedNumberIn(text);
          const typed = text.slice(0, 40);
          if (value === undefined) return wrong(words.badCount(typed));
          const { least } = field;
          return least !== null && value < least ? wrong(words.tooSmall(typed, least)) : said(String(value));
        }),
      };
    case "date":
      return {
        ...dayQuestion(turn, "future"),
        ...base,
        read: orEmpty((text) => {
          const day = dayQuestion(turn, "future").read(text);
          return day.ok ? said(day.value.toString()) : day;
        }),
      };
    case "choice":
      return {
        ...base,
        ...{ type: "choice", now: now || nothingChosen },
        options: [
          { value: nothingChosen, label: words.unset },
          ...field.options
            .filter(({ gone, key }) => !gone || key === now)
            .map((one) => ({ value: one.key, label: one[turn.locale] })),
        ],
        read: orEmpty((text) => {
          if (text === nothingChosen) return said("");
          const typed = text.toLowerCase();
          const chosen = field.options.find(
            ({ key, en, zh }) => key === text || en.toLowerCase() === typed || zh === text,
          );
          return chosen ? said(chosen.key) : wrong(words.badChoice);
        }),
      };
    default:
      return {
        ...line,
        read: (text) => (text.length > longestText ? wrong(words.tooLong(longestText)) : said(text)),
      };
  }
}
