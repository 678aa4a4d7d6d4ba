/** What a file says, before anything is made of it: which sheet has a table, of which kind, and how it is read. */
import { type Begun, dataRows, type SurveyedSheet, surveySheet } from "./columns/survey-sheet.ts";
import { kindNamed, kinds } from "./kinds/kinds.ts";
import { guessKinds, isColumnName, type KindGuess, type Mapping } from "./kinds/match-columns.ts";
import type { Spreadsheet } from "./reading/open-spreadsheet.ts";
import { shapeOf } from "./records/header-key.ts";
import { asRemembered } from "./records/open-questions.ts";
import type { RecordContext } from "./records/read-records.ts";
import { applyReading, type Reading } from "./records/reading.ts";
import { Tally } from "./records/tally.ts";
import { readingOf } from "./records/usual-reading.ts";

/** How somebody has set it right that a table with these columns is read. */
export type Remembered = Readonly<{ reading: Reading; by: string; at: Date }>;

export type UnderstoodSheet = Readonly<{
  /** Its position in the file. */
  at: number;
  survey: SurveyedSheet;
  /** What its rows are, and by the field's key the column's position: what `reading` comes to in this file. */
  guess: KindGuess;
  reading: Reading;
  /** Where the reading is not merely guessed. */
  remembered: Remembered | undefined;
  tally: Pick<Tally, "sums" | "from" | "to" | "unread">;
}>;

export type UnderstandContext = RecordContext &
  Readonly<{
    /** @param shape of the names of columns */
    rememberedOf?: ((shape: string) => Promise<Remembered | undefined>) | undefined;
  }>;

/** @returns sheets that are tables, the one that is told apart best first @throws UnreadableSpreadsheet */
export async function understandFile(
  spreadsheet: Spreadsheet,
  context: UnderstandContext,
): Promise<UnderstoodSheet[]> {
  const found: UnderstoodSheet[] = [];
  for (const [at, { isHidden }] of spreadsheet.opened.sheets.entries()) {
    const sheet = isHidden ? undefined : await understandSheet(spreadsheet, at, context);
    if (sheet) found.push(sheet);
  }
  return found.toSorted(
    (a, b) =>
      a.guess.missing.length - b.guess.missing.length ||
      Number(b.remembered !== undefined) - Number(a.remembered !== undefined) ||
      b.guess.score - a.guess.score ||
      a.at - b.at,
  );
}

/** Of a file without a table: does some sheet name columns, with nothing below? */
export async function isHeaderOnly(spreadsheet: Spreadsheet, { currency }: RecordContext): Promise<boolean> {
  for (const [at, parts] of spreadsheet.opened.sheets.entries()) {
    const survey = parts.isHidden
      ? undefined
      : await surveySheet(spreadsheet.rows(at), parts, { currency, knows });
    if (survey && survey.header.names.length > 1) return true;
  }
  return false;
}

/**
 * Its rows are added up while they are surveyed, as the first ones say that they are read; where the rest says otherwise, once
 * more.
 */
async function understandSheet(
  spreadsheet: Spreadsheet,
  at: number,
  context: UnderstandContext,
): Promise<UnderstoodSheet | undefined> {
  const parts = spreadsheet.opened.sheets[at]!;
  const { currency } = context;
  let remembered: Remembered | undefined;
  let tally: Tally | undefined;
  const begun = async (first: Begun) => {
    const { names } = first.header;
    remembered = await context.rememberedOf?.(shapeOf(names));
    const { reading } = read(first, remembered?.reading, context);
    const running = new Tally(names, reading, parts.hiddenRows, context);
    tally = running;
    return running.add.bind(running);
  };
  const survey = await surveySheet(spreadsheet.rows(at), parts, { currency, knows, begun });
  if (!survey || survey.count === 0) return undefined;
  const { guess, reading } = read(survey, remembered?.reading, context);
  // One column of who knows what is a letter.
  if (survey.header.names.length < 2 && Object.keys(guess.mapping).length === 0) return undefined;
  const sheet = { at, survey, guess, reading, remembered };
  return { ...sheet, tally: await tallied(spreadsheet, sheet, context, tally) };
}

/** The same table in another reading. @throws UnreadableSpreadsheet */
export async function readAnew(
  spreadsheet: Spreadsheet,
  { at, survey }: Pick<UnderstoodSheet, "at" | "survey">,
  remembered: Remembered,
  context: RecordContext,
): Promise<UnderstoodSheet> {
  const { guess, reading } = read(survey, remembered.reading, context);
  const sheet = { at, survey, guess, reading, remembered };
  return { ...sheet, tally: await tallied(spreadsheet, sheet, context) };
}

const knows = isColumnName(kinds);

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

async function tallied(
  spreadsheet: Spreadsheet,
  { at, survey, reading }: Pick<UnderstoodSheet, "at" | "survey" | "reading">,
  context: RecordContext,
  running?: Tally,
): Promise<Tally> {
  const { header } = survey;
  const tally = new Tally(header.names, reading, spreadsheet.opened.sheets[at]!.hiddenRows, context);
  if (running?.as === tally.as) return running;
  for await (const rows of dataRows(spreadsheet.rows(at), header)) for (const row of rows) tally.add(row);
  return tally;
}
