/** What a table leaves open, and an operator has to say: as options of the command. */
import { kindNamed } from "../../spreadsheets/kinds/kinds.ts";
import { type OpenQuestion, openQuestions, questionKey } from "../../spreadsheets/records/open-questions.ts";
import type { Reading } from "../../spreadsheets/records/reading.ts";
import type { UnderstoodSheet } from "../../spreadsheets/understand-file.ts";
import { AdminRefused, type On } from "../admin-command.ts";
import type { ReadArgs } from "../read-args.ts";
import { commandWords } from "./words.ts";

type Options = ReadArgs["options"];

/** What the file leaves open is settled by the options. @throws AdminRefused with what to add */
export function settledBy(
  { locale }: Pick<On, "locale">,
  file: string,
  { survey, guess, reading }: UnderstoodSheet,
  options: Options,
): Reading {
  const say = commandWords(locale);
  const settled = [...reading.settled];
  const habits = { ...reading.habits };
  let { hiddenRows } = reading;
  for (const question of openQuestions(survey, reading)) {
    settled.push(questionKey(question));
    if (question.asks === "hiddenRows") {
      const { hidden } = options;
      if (hidden !== "count" && hidden !== "skip")
        throw new AdminRefused(say.importHidden(file, question.count));
      hiddenRows = hidden;
      continue;
    }
    const { field, asks, examples } = question;
    const label = kindNamed(guess.kind.name).fields.find(({ key }) => key === field)!.label[locale];
    const habit = habitBy(question, options);
    if (!habit) throw new AdminRefused(say.importOpen(file, label, examples.join(", "), flagFor[asks]));
    habits[field] = { ...habits[field], ...habit };
  }
  return { ...reading, settled, habits, hiddenRows };
}

type OfColumn = Exclude<OpenQuestion, { asks: "hiddenRows" }>;

/** What to type for each kind of question. */
const flagFor: Readonly<Record<OfColumn["asks"], string>> = {
  order: "--days day-first|month-first",
  decimal: "--decimal point|comma",
  unit: "",
  which: "",
};

function habitBy({ asks }: OfColumn, { days, decimal }: Options): Reading["habits"][string] | undefined {
  switch (asks) {
    case "order":
      return days === "day-first" || days === "month-first" ? { order: days } : undefined;
    case "decimal":
      return decimal === "point" ? { decimal: "." } : decimal === "comma" ? { decimal: "," } : undefined;
    // What the header says, and the first of two columns.
    case "unit":
    case "which":
      return {};
  }
}
