/** The form of one of a company's own fields. */
import { choiceOf, optionsOf, type Question, type Read, right, wrong } from "../../chat/question.ts";
import type { Turn } from "../../chat/use-case.ts";
import { type OwnField, type OwnFieldKind, ownFieldKinds } from "../../company/own-fields.ts";
import { parseFormula } from "../../customers/file/formula.ts";
import { nameableIn } from "../../customers/file/own-values.ts";
import { formatList } from "../../text/count.ts";
import { signedNumberIn } from "../../understanding/one-number.ts";
import { formulaInWords } from "./fields-card.ts";
import { fieldsWords } from "./words.ts";

const longestName = 40;
const mostOptions = 40;

export type OptionTyped = Readonly<{ en: string; zh: string }>;

export type FieldQuestions = Readonly<{
  en: Question<string>;
  zh: Question<string>;
  kind?: Question<OwnFieldKind>;
  options?: Question<readonly OptionTyped[]>;
  /** null: anything. */
  least?: Question<number | null>;
  /** With fields as [key]. */
  formula?: Question<string>;
  place: Question<string>;
  archived?: Question<boolean>;
}>;

/** @param field undefined for a new one */
export function fieldQuestions(
  turn: Turn,
  fields: readonly OwnField[],
  field: OwnField | undefined,
): FieldQuestions {
  const words = fieldsWords(turn.locale);
  const name = (label: string, now: string): Question<string> => ({
    ...{ type: "line", label, hint: words.nameHint, required: false, maxLength: longestName, now },
    read: (text) => readName(turn, fields, field, text),
  });
  const others = fields.filter((one) => one.key !== field?.key && !one.archived);
  const before = field && others.findLast((one) => fields.indexOf(one) < fields.indexOf(field));
  return {
    en: name(words.en, field?.en ?? ""),
    zh: name(words.zh, field?.zh ?? ""),
    ...(field
      ? {}
      : {
          kind: {
            ...{ label: words.kind, hint: words.kindHint, required: true, now: "text" },
            ...choiceOf(optionsOf(ownFieldKinds, words.kinds), words.needKind),
          },
        }),
    ...(!field || field.kind === "choice" ? { options: optionsQuestion(turn, field) } : {}),
    ...(!field || field.kind === "number" ? { least: leastQuestion(turn, field) } : {}),
    ...(!field || field.kind === "computed" ? { formula: formulaQuestion(turn, fields, field) } : {}),
    place: {
      ...{ type: "choice", label: words.place, required: true },
      options: [
        { value: firstPlace, label: words.first },
        ...others.map((one) => ({ value: one.key, label: words.after(one[turn.locale]) })),
      ],
      now: (field ? before?.key : others.at(-1)?.key) ?? firstPlace,
      read: (text) =>
        text === firstPlace || others.some(({ key }) => key === text) ? right(text) : wrong(words.badPlace),
    },
    ...(field
      ? {
          archived: {
            ...{ type: "tick", label: words.archive, required: false },
            now: field.archived ? "yes" : "",
            read: (text: string) => right(text === "yes"),
          },
        }
      : {}),
  };
}

export const firstPlace = "first";

function readName(
  { locale }: Turn,
  fields: readonly OwnField[],
  field: OwnField | undefined,
  text: string,
): Read<string> {
  const words = fieldsWords(locale);
  if (text.length > longestName) return wrong(words.tooLong(longestName));
  const folded = text.toLowerCase();
  const taken = fields.some(
    ({ key, en, zh }) =>
      key !== field?.key && text !== "" && [en, zh].some((one) => one.toLowerCase() === folded),
  );
  return taken ? wrong(words.nameTaken(text)) : right(text.replace(/[[\]]/g, ""));
}

function optionsQuestion({ locale }: Turn, field: OwnField | undefined): Question<readonly OptionTyped[]> {
  const words = fieldsWords(locale);
  const standing = (field?.options ?? []).filter(({ gone }) => !gone);
  return {
    ...{ type: "paragraph", label: words.options, hint: words.optionsHint, required: false, maxLength: 2000 },
    now: standing.map(({ en, zh }) => (en === zh ? en : `${en} | ${zh}`)).join("\n"),
    read(text) {
      const options = text.split("\n").flatMap((line) => {
        const [en = "", zh = ""] = line.split(/[|｜]/u).map((one) => one.trim());
        return en || zh ? [{ en: en || zh, zh: zh || en }] : [];
      });
      if (options.length > mostOptions) return wrong(words.tooManyOptions(mostOptions));
      const isLong = options.some(({ en, zh }) => en.length > longestName || zh.length > longestName);
      return isLong ? wrong(words.tooLong(longestName)) : right(options);
    },
  };
}

function leastQuestion({ locale }: Turn, field: OwnField | undefined): Question<number | null> {
  const words = fieldsWords(locale);
  return {
    ...{ type: "line", label: words.least, hint: words.leastHint, required: false, maxLength: 20 },
    now: field ? (field.least === null ? "" : String(field.least)) : "0",
    read(text) {
      if (text === "") return right(null);
      const least = signedNumberIn(text);
      return least === undefined ? wrong(words.badLeast(text)) : right(least);
    },
  };
}

function formulaQuestion(
  { locale }: Turn,
  fields: readonly OwnField[],
  field: OwnField | undefined,
): Question<string> {
  const words = fieldsWords(locale);
  const numbers = nameableIn(fields);
  const names = formatList(
    fields.filter(({ key }) => numbers.some((one) => one.key === key)).map((one) => one[locale]),
    locale,
  );
  return {
    ...{ type: "line", label: words.formula, hint: words.formulaHint(names), required: false },
    maxLength: 300,
    now: field ? formulaInWords(field.formula, fields, locale) : "",
    read(text) {
      if (text === "") return right("");
      const parsed = parseFormula(text, numbers);
      return parsed.ok ? right(parsed.text) : wrong(words.badFormula(parsed.at, names));
    },
  };
}
