/** The rows of a sheet of stage counts, or of customers gained and lost; of one that was sent, or imported. */
import { refuse } from "../../chat/reply.ts";
import { Refusal, type Turn } from "../../chat/use-case.ts";
import { churnRows } from "../../spreadsheets/counts/churn-rows.ts";
import { stageRows } from "../../spreadsheets/counts/stage-rows.ts";
import { withSent } from "../../spreadsheets/open-sent.ts";
import { type Counts, readStored } from "../stored/read-stored.ts";
import { analysisWords } from "../words.ts";
import type { SheetAsked } from "./sheet-asked.ts";

/** A sheet with one row for each stage or product and period is far below. */
const mostRows = 20_000;

/** @throws Refusal with a sentence, also where no row can be counted */
export async function readCounts(turn: Turn, asked: SheetAsked): Promise<Counts> {
  const counts = asked.stored ? await readStored(turn, asked.stored) : await readSheet(turn, asked);
  if (counts.counted.rows.length === 0) throw new Refusal(refuse(analysisWords(turn.locale).nothing));
  return counts;
}

function readSheet(turn: Turn, { file = "", sheet: at }: SheetAsked): Promise<Counts> {
  const words = analysisWords(turn.locale);
  return withSent(turn, file, async ({ spreadsheet, sheets, context }): Promise<Counts> => {
    const sheet = sheets.find((one) => one.at === at);
    const kind = sheet?.guess.kind.name;
    if (!sheet || sheet.guess.missing.length > 0 || (kind !== "stages" && kind !== "churn"))
      throw new Refusal(refuse(words.notThis));
    if (sheet.survey.count > mostRows) throw new Refusal(refuse(words.tooMany(mostRows)));
    const read = { spreadsheet, sheet };
    return kind === "stages"
      ? { kind, counted: await stageRows(read, context) }
      : { kind, counted: await churnRows(read, context) };
  });
}
