/**
 * What a sheet says, found out in the thread that reads it: its rows are added up while they are surveyed, as the first ones say that
 * they are read; where the rest says otherwise, once more.
 */
import { Temporal } from "temporal-polyfill";
import { type Begun, dataRows, type SurveyedSheet, surveySheet } from "./columns/survey-sheet.ts";
import { kindNamed, kinds } from "./kinds/kinds.ts";
import { guessKinds, isColumnName, type KindGuess, type Mapping } from "./kinds/match-columns.ts";
import type { Rows } from "./reading/cell.ts";
import type { SheetParts } from "./reading/workbook-parts.ts";
import type { Passing } from "./reading/worker.ts";
import { asRemembered } from "./records/open-questions.ts";
import type { PlainContext, RecordContext } from "./records/read-records.ts";
import { applyReading, type Reading } from "./records/reading.ts";
import { Tally, type TallyFacts } from "./records/tally.ts";
import { readingOf } from "./records/usual-reading.ts";

export type Given = Readonly<{
  context: PlainContext;
  /** How somebody has set it right that a table with these columns is read. */
  remembered: Reading | undefined;
}>;

export type Understood = Readonly<{
  survey: SurveyedSheet;
  /** What its rows are, and by the field's key the column's position: what `reading` comes to in this file. */
  guess: KindGuess;
  reading: Reading;
  tally: TallyFacts;
}>;

/** Whether a text is a column's name that we know. */
export const knows = isColumnName(kinds);

/** One batch; none where there is no table. */
export async function* pass(
  rows: () => AsyncIterable<Rows>,
  parts: SheetParts,
  { context: { today, ...rest }, remembered }: Given,
): AsyncGenerator<Understood> {
  const context = { ...rest, today: Temporal.PlainDate.from(today) };
  let running: Tally | undefined;
  const begun = (first: Begun) => {
    const { reading } = read(first, remembered, context);
    const tally = new Tally(first.header.names, reading, parts.hiddenRows, context);
    running = tally;
    return tally.add.bind(tally);
  };
  const survey = await surveySheet(rows(), parts, { currency: context.currency, knows, begun });
  if (!survey || survey.count === 0) return;
  const { guess, reading } = read(survey, remembered, context);
  // One column of who knows what is a letter.
  if (survey.header.names.length < 2 && Object.keys(guess.mapping).length === 0) return;
  const tally = new Tally(survey.header.names, reading, parts.hiddenRows, context);
  if (running?.as === tally.as) yield { survey, guess, reading, tally: running.facts };
  else {
    for await (const some of dataRows(rows(), survey.header)) for (const row of some) tally.add(row);
    yield { survey, guess, reading, tally: tally.facts };
  }
}

({ pass }) satisfies Passing<Given, Understood>;

function read(survey: Begun, remembered: Reading | undefined, context: RecordContext) {
  const { names } = survey.header;
  const guess =
    remembered === undefined
      ? guessKinds(kinds, names, survey.columns)[0]!
      : guessed(kindNamed(remembered.kind), applyReading(names, remembered));
  const fresh = readingOf(survey, guess, context);
  return { guess, reading: remembered ? asRemembered(survey, fresh, remembered) : fresh };
}

/** What has been told, as what is guessed. */
function guessed(kind: KindGuess["kind"], { fields, missing }: ReturnType<typeof applyReading>): KindGuess {
  const mapping: Mapping = Object.fromEntries(fields.map(({ field, at }) => [field.key, at]));
  return { kind, mapping, score: fields.length, missing };
}
