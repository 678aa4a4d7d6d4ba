/** A file that was sent, opened as a table; or the sentence that says why it is none. */
import { refuse } from "../chat/reply.ts";
import { Refusal, type Turn } from "../chat/use-case.ts";
import type { Tx } from "../database/transaction.ts";
import { findUnclaimed, type UnclaimedFile } from "../files/find-unclaimed.ts";
import { readPieces } from "../files/pieces.ts";
import { Spreadsheet } from "./reading/open-spreadsheet.ts";
import type { SentFile } from "./reading/reading-thread.ts";
import { type SpreadsheetProblem, UnreadableSpreadsheet } from "./reading/spreadsheet-problem.ts";
import type { RecordContext } from "./records/read-records.ts";
import { type Said, saidLately, saidNow } from "./said-lately.ts";
import { rememberedShape } from "./shapes.ts";
import { isHeaderOnly, understandFile } from "./understand-file.ts";
import { sheetWords } from "./words.ts";

export type Sent = Said & Readonly<{ spreadsheet: Spreadsheet }>;

/**
 * Closes the file behind it.
 * @param read what to do with it @throws Refusal with a sentence
 */
export async function withSent<Result>(
  turn: Turn,
  id: string,
  read: (sent: Sent) => Promise<Result>,
): Promise<Result> {
  const words = sheetWords(turn.locale);
  const file = await findUnclaimed(turn, id);
  if (!file) throw new Refusal(refuse(words.gone));
  try {
    await using spreadsheet = await Spreadsheet.open(sentFile(turn.db, file));
    const context = recordContext(turn);
    const rememberedOf = (shape: string) => rememberedShape(turn, shape);
    const sheets = await understandFile(spreadsheet, { ...context, rememberedOf });
    if (sheets.length === 0)
      throw new Refusal(refuse((await isHeaderOnly(spreadsheet)) ? words.headerOnly : words.noTable));
    const { hash, hasMacros } = spreadsheet.opened;
    const said = { name: file.name, hash, hasMacros, sheets, context };
    saidNow(turn, id, said);
    return await read({ ...said, spreadsheet });
  } catch (error) {
    if (error instanceof UnreadableSpreadsheet) throw new Refusal(refuse(sayProblem(turn, error.problem)));
    throw error;
  }
}

export const sentFile = (db: Pick<Tx, "$queryRaw">, file: UnclaimedFile): SentFile => ({
  ...{ id: file.id, size: file.bytes },
  pieces: readPieces(db, file),
});

/** For who needs no row of it: a large file that was just shown is not read once more. @throws Refusal as `withSent` */
export const whatIsSaid = async (turn: Turn, id: string): Promise<Said> =>
  (await saidLately(turn, id, recordContext(turn))) ?? withSent(turn, id, async (sent) => sent);

/** The company's currency, day, quarters and zone. */
export const recordContext = ({ workspace, today }: Pick<Turn, "workspace" | "today">): RecordContext => ({
  currency: workspace.currency,
  today,
  fiscalStartMonth: workspace.settings.fiscalStartMonth,
  zone: workspace.zone,
});

/** The sentence for people. */
export function sayProblem({ locale }: Pick<Turn, "locale">, problem: SpreadsheetProblem): string {
  const { problems } = sheetWords(locale);
  switch (problem.code) {
    case "no-table":
      return problems[problem.code](problem.is?.toUpperCase() ?? problems.unknown);
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
