/** Tables made for a person, as a workbook or as csv: taken into the store, written down in the audit, and sent. */

import type { Temporal } from "temporal-polyfill";
import type { KeptFile } from "../chat/file.ts";
import { type Reply, sendFile } from "../chat/reply.ts";
import type { Tx } from "../database/transaction.ts";
import { takeFile } from "../files/take-file.ts";
import { type Doer, recordEvents } from "../history/record-events.ts";
import type { Locale } from "../text/locale.ts";
import type { Table, TableFormat } from "./writing/table.ts";
import { writeCsv } from "./writing/write-csv.ts";
import { writeWorkbook } from "./writing/write-workbook.ts";

export type TableFile = Readonly<{
  /** Without its day and its ending. */
  name: string;
  day: Temporal.PlainDate;
  /** At least one; a csv has the first one only. */
  tables: readonly [Table, ...Table[]];
  as: TableFormat;
}>;

/** Whom it is made for. */
type For = Readonly<{ workspace: { id: string }; member: { id: string }; locale: Locale }>;

/** @param what as the audit calls it (`words.values` in audit) @param count of its rows, where that is told */
export async function sendTables(
  turn: Doer & For,
  { what, count, ...file }: TableFile & Readonly<{ what: string; count?: number }>,
): Promise<Reply> {
  const kept = await keepTables(turn.db, turn, file);
  await recordEvents(turn, [
    {
      ...{ subject: "workspace", subjectId: turn.workspace.id, kind: "export" },
      values: { what, ...(count === undefined ? {} : { count }) },
    },
  ]);
  return sendFile(kept);
}

/** Belongs to nothing but the person, and goes after a day. */
export function keepTables(
  db: Tx,
  { workspace, member, locale }: For,
  { name: called, day, tables, as }: TableFile,
): Promise<KeptFile> {
  const name = `${called}-${day}.${as}`;
  const pieces = as === "csv" ? writeCsv(tables[0]) : writeWorkbook(tables, locale);
  const sender = { workspaceId: workspace.id, memberId: member.id, conversation: undefined };
  const open = async () => ({ name, size: undefined, pieces });
  return takeFile(db, sender, { name, open }, Number.POSITIVE_INFINITY);
}
