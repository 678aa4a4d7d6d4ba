/** What a file says, before anything is made of it: which sheet has a table, of which kind, and which column is what. */
import { type SurveyedSheet, surveySheet } from "./columns/survey-sheet.ts";
import { kinds } from "./kinds/kinds.ts";
import { guessKinds, isColumnName, type KindGuess } from "./kinds/match-columns.ts";
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
