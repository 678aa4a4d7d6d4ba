/** A file that was sent, opened as a table; or the sentence that says why it is none. */
import { refuse } from "../chat/reply.ts";
import { Refusal, type Turn } from "../chat/use-case.ts";
import { type ReadFile, readUnclaimed } from "../files/read-unclaimed.ts";
import { Spreadsheet } from "./reading/open-spreadsheet.ts";
import { type SpreadsheetProblem, UnreadableSpreadsheet } from "./reading/spreadsheet-problem.ts";
import type { RecordContext } from "./records/read-records.ts";
import { rememberedShape } from "./shapes.ts";
import { isHeaderOnly, type UnderstoodSheet, understandFile } from "./understand-file.ts";
import { sheetWords } from "./words.ts";

export type Sent = Readonly<{
  name: string;
  spreadsheet: Spreadsheet;
  sheets: readonly UnderstoodSheet[];
  /** In which its rows are read. */
  context: RecordContext;
}>;

/**
 * Closes the file behind it.
 * @param read what to do with it @throws Refusal with a sentence
 */
export async function withSent<Result>(
  turn: Turn,
  id: string,
  read: (sent: Sent) => Promise<Result>,
): Promise<Result> {
  return withTable(turn, await sentFile(turn, id), read);
}

/** @throws Refusal where it is another's, claimed or gone */
export async function sentFile(turn: Turn, id: string): Promise<ReadFile> {
  const file = await readUnclaimed(turn, id);
  if (!file) throw new Refusal(refuse(sheetWords(turn.locale).gone));
  return file;
}

/** The same for a file that is at hand; its bytes are handed over. */
export async function withTable<Result>(
  turn: Turn,
  file: ReadFile,
  read: (sent: Sent) => Promise<Result>,
): Promise<Result> {
  const words = sheetWords(turn.locale);
  try {
    await using spreadsheet = await Spreadsheet.open(file.bytes);
    const context = recordContext(turn);
    const rememberedOf = (shape: string) => rememberedShape(turn, shape);
    const sheets = await understandFile(spreadsheet, { ...context, rememberedOf });
    if (sheets.length === 0)
      throw new Refusal(refuse((await isHeaderOnly(spreadsheet)) ? words.headerOnly : words.noTable));
    return await read({ name: file.name, spreadsheet, sheets, context });
  } catch (error) {
    if (error instanceof UnreadableSpreadsheet) throw new Refusal(refuse(sayProblem(turn, error.problem)));
    throw error;
  }
}

/** The company's currency, day, quarters and zone. */
export const recordContext = ({ workspace, today }: Pick<Turn, "workspace" | "today">): RecordContext => ({
  currency: workspace.currency,
  today,
  fiscalStartMonth: workspace.settings.fiscalStartMonth,
  zone: workspace.zone,
});

function sayProblem({ locale }: Turn, problem: SpreadsheetProblem): string {
  const { problems } = sheetWords(locale);
  switch (problem.code) {
    case "no-table":
      return problems[problem.code](problem.is ?? problems.unknown);
    case "too-large":
      return problems[problem.code](problem.limit / 2 ** 20);
    case "too-many-sheets":
    case "too-many-rows":
    case "too-many-columns":
    case "cell-too-long":
      return problems[problem.code](problem.limit);
    default:
      return problems[problem.code];
  }
}
