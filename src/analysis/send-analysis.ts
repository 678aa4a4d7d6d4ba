/** An analysis as a file: what it says, and a sheet of numbers for each part. */
import type { Reply } from "../chat/reply.ts";
import type { Turn } from "../chat/use-case.ts";
import { sendTables } from "../spreadsheets/send-tables.ts";
import type { Table, TableFormat } from "../spreadsheets/writing/table.ts";
import type { Shown } from "./part-card.ts";
import type { PartTold } from "./parts.ts";
import { analysisWords } from "./words.ts";

export type AnalysisFile = Readonly<{
  names: Shown["names"];
  /** At least one; `period`: what it is told of. */
  parts: readonly Readonly<{ told: PartTold; period: string }>[];
}>;

/** A part that was asked for by itself is the first sheet, which is all that a csv has. */
export function sendAnalysis(turn: Turn, as: TableFormat, file: AnalysisFile): Promise<Reply> {
  const words = analysisWords(turn.locale);
  const sheets = file.parts.flatMap(({ told }): Table[] =>
    told.sheet ? [{ name: file.names[told.part], ...told.sheet }] : [],
  );
  const [first, ...others] = sheets;
  const said = saidTable(turn, file);
  const tables: readonly [Table, ...Table[]] =
    file.parts.length === 1 && first ? [first, said, ...others] : [said, ...sheets];
  return sendTables(turn, { name: words.file, day: turn.today, what: "analysis", tables, as });
}

function saidTable({ locale }: Pick<Turn, "locale">, { names, parts }: AnalysisFile): Table {
  const words = analysisWords(locale);
  return {
    name: words.overview,
    columns: [
      { label: words.part, type: "text" },
      { label: words.period, type: "text" },
      { label: words.saysHeading, type: "text", width: 90 },
    ],
    rows: parts.map(({ told: { part, says, also = [] }, period }) => [
      ...[names[part], period],
      [says, ...also].join(" "),
    ]),
  };
}
