/** What a file says, before anything is made of it: which sheet has a table, of which kind, and which column is what. */
import type { Temporal } from "temporal-polyfill";
import type { DayHabit, DayOrder } from "./columns/read-day.ts";
import type { MoneyHabit } from "./columns/read-money.ts";
import { settled } from "./columns/survey-column.ts";
import { type SurveyedSheet, surveySheet } from "./columns/survey-sheet.ts";
import { kinds } from "./kinds/kinds.ts";
import { guessKinds, isColumnName, type KindGuess, unitOf } from "./kinds/match-columns.ts";
import type { Spreadsheet } from "./reading/open-spreadsheet.ts";

export type UnderstoodSheet = Readonly<{
  /** Its position in the file. */
  at: number;
  survey: SurveyedSheet;
  guess: KindGuess;
}>;

/** @param currency the company's @returns sheets that are tables, the one that is told apart best first */
export async function understandFile(
  spreadsheet: Spreadsheet,
  { currency }: Readonly<{ currency: string }>,
): Promise<UnderstoodSheet[]> {
  const knows = isColumnName(kinds);
  const found: UnderstoodSheet[] = [];
  for (const [at, parts] of spreadsheet.opened.sheets.entries()) {
    if (parts.isHidden) continue;
    const survey = await surveySheet(spreadsheet.rows(at), parts, { currency, knows });
    if (!survey || survey.count === 0) continue;
    const [guess] = guessKinds(kinds, survey.header.names, survey.columns);
    if (guess) found.push({ at, survey, guess });
  }
  return found.toSorted(
    (a, b) => a.guess.missing.length - b.guess.missing.length || b.guess.score - a.guess.score || a.at - b.at,
  );
}

/** How the amounts of a column are written. @param unit what its header says they count in: 万元 */
export function moneyHabitOf(
  { header, columns }: SurveyedSheet,
  column: number,
  currency: string,
): MoneyHabit & Readonly<{ unit: bigint }> {
  const survey = columns[column];
  const [only, other] = survey?.currencies ?? [];
  return {
    currency: only && !other ? only : currency,
    decimal: (survey && settled(survey.decimals)) ?? ".",
    unit: unitOf(header.names[column] ?? ""),
  };
}

/** Where the column's cells leave the order open, that of the company's country. */
export function dayHabitOf(
  { columns }: SurveyedSheet,
  column: number,
  { currency, today }: Readonly<{ currency: string; today: Temporal.PlainDate }>,
): DayHabit {
  const survey = columns[column];
  const usual: DayOrder = monthFirst.has(currency) ? "month-first" : "day-first";
  return { order: (survey && settled(survey.orders)) ?? usual, today };
}

/** Where the month is written before the day. */
const monthFirst: ReadonlySet<string> = new Set(["USD", "CNY", "TWD", "HKD", "JPY", "KRW", "PHP"]);
