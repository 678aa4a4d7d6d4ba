/** What a table's rows are, which column is which field, and what the file leaves open: one form. */
import { choiceOf, type Question, right, wrong } from "../../chat/question.ts";
import type { Turn } from "../../chat/use-case.ts";
import { chatWords } from "../../chat/words.ts";
import { formatOrdinal } from "../../text/count.ts";
import type { Field, KindName } from "../kinds/field.ts";
import { kindNamed, kinds } from "../kinds/kinds.ts";
import { guessKinds } from "../kinds/match-columns.ts";
import { recordContext } from "../open-sent.ts";
import type { Correction } from "../records/correct-reading.ts";
import { headerKey } from "../records/header-key.ts";
import { openQuestions } from "../records/open-questions.ts";
import { columnNameAt, positionOf, type Reading } from "../records/reading.ts";
import { readingOf } from "../records/usual-reading.ts";
import type { UnderstoodSheet } from "../understand-file.ts";
import { sheetWords } from "../words.ts";
import { toldQuestion } from "./told-question.ts";

type Corrected = Pick<UnderstoodSheet, "at" | "survey" | "reading">;

/** How the table would be read if its rows were of that kind. */
export function readingAs(turn: Turn, { survey, reading }: Corrected, kind: KindName): Reading {
  if (kind === reading.kind) return reading;
  const [guess] = guessKinds([kindNamed(kind)], survey.header.names, survey.columns);
  return readingOf(survey, guess!, recordContext(turn));
}

/** @param reading what it shows: the present one, or that of another kind */
export function correctPlan(turn: Turn, file: string, sheet: Corrected, reading: Reading) {
  const words = sheetWords(turn.locale);
  const shown = { survey: sheet.survey, reading };
  const asked = openQuestions(sheet.survey, { ...reading, settled: [] }).filter(
    ({ asks }) => asks !== "which",
  );
  const required = chatWords(turn.locale).required;
  const open = asked.map((question): [string, Question<string>] => {
    const { key, label, hint, options, now } = toldQuestion(turn, shown, question);
    return [
      named(key),
      { ...choiceOf(options, required), label, required: true, now, ...(hint && { hint }) },
    ];
  });
  const kindOptions = kinds.map(({ name, label }) => ({ value: name, label: label[turn.locale] }));
  const columns = columnOptions(turn, sheet);
  return {
    action: "sheet.correct",
    title: words.correct,
    hidden: { file, sheet: String(sheet.at), drawn: reading.kind },
    questions: {
      ...Object.fromEntries(open),
      kind: {
        ...choiceOf(kindOptions, required),
        ...{ label: words.rowsAre, hint: words.otherKind, required: true, now: reading.kind },
      },
      ...Object.fromEntries(
        kindNamed(reading.kind).fields.map((field) => [
          columnOf(field.key),
          columnQuestion(turn, field, columns, reading, sheet.survey.header.names),
        ]),
      ),
    } as Readonly<Record<string, Question<string>>>,
  };
}

/** What the form says. @param kind for which it was drawn */
export function correctionIn(said: Readonly<Record<string, string>>, kind: KindName): Correction {
  const columns = kindNamed(kind).fields.map(({ key }) => {
    const position = said[columnOf(key)];
    return [key, position === undefined || position === notThere ? undefined : Number(position)] as const;
  });
  const answers = Object.entries(said).flatMap(([name, value]) =>
    name.startsWith(asking) ? [[name.slice(asking.length).replace("_", ":"), value] as const] : [],
  );
  return { columns: Object.fromEntries(columns), answers: Object.fromEntries(answers) };
}

const columnOf = (key: string): string => `column_${key}`;
const asking = "ask_";
const named = (key: string): string => `${asking}${key.replace(":", "_")}`;
/** A choice that has nothing chosen is none. */
const notThere = "-";

function columnQuestion(
  { locale }: Turn,
  field: Field,
  options: readonly Readonly<{ value: string; label: string }>[],
  { columns }: Reading,
  names: readonly string[],
): Question<string> {
  const words = sheetWords(locale);
  const at = columns[field.key] && positionOf(names, columns[field.key]!);
  const choice = choiceOf(options, words.chooseColumn(field.label[locale]));
  return {
    ...choice,
    label: field.label[locale],
    required: field.required ?? false,
    now: at === undefined ? notThere : String(at),
    read: (text) => {
      if (text === "" || text === notThere)
        return field.required ? wrong(words.chooseColumn(field.label[locale])) : right(notThere);
      return choice.read(text);
    },
  };
}

/** Those that have a name or hold anything, with an example each; of several with one name, which one it is. */
function columnOptions({ locale }: Turn, { survey: { header, columns } }: Corrected) {
  const words = sheetWords(locale);
  const keys = header.names.map(headerKey);
  return [
    { value: notThere, label: words.notInFile },
    ...columns.flatMap((column, at) => {
      const name = header.names[at] ?? "";
      if (name === "" && column.filled === 0) return [];
      const isTwin = name !== "" && keys.filter((key) => key === keys[at]).length > 1;
      const nth = isTwin ? ` ${formatOrdinal(columnNameAt(header.names, at).nth + 1, locale)}` : "";
      const label = words.column(`${name || words.columnNumber(at + 1)}${nth}`, column.examples[0] ?? "");
      return [{ value: String(at), label }];
    }),
  ];
}
