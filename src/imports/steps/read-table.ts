/** The rows of the file are staged, then compared with what is there: what each would come to, before anything is done. */

import { dayOf } from "../../company/day-of.ts";
import { readUnclaimed } from "../../files/read-unclaimed.ts";
import type { Deed } from "../../history/deed.ts";
import { headerOf } from "../../spreadsheets/columns/survey-sheet.ts";
import { kinds } from "../../spreadsheets/kinds/kinds.ts";
import { isColumnName } from "../../spreadsheets/kinds/match-columns.ts";
import { recordContext } from "../../spreadsheets/open-sent.ts";
import { Spreadsheet } from "../../spreadsheets/reading/open-spreadsheet.ts";
import { UnreadableSpreadsheet } from "../../spreadsheets/reading/spreadsheet-problem.ts";
import {
  type RecordContext,
  readRecords,
  type SheetRecord,
} from "../../spreadsheets/records/read-records.ts";
import type { Import } from "../import.ts";
import {
  type ImportKind,
  isWhole,
  type ReadAs,
  type RowKind,
  readAsItStands,
  textIn,
  type WholeKind,
} from "../kinds/import-kind.ts";
import {
  dropRows,
  type ReadRow,
  type StagedRow,
  stageRows,
  tally,
  type Values,
  writeOutcomes,
} from "../rows.ts";
import { Repeated } from "./repeated.ts";
import type { Held } from "./step.ts";
import { throughRows } from "./through-rows.ts";

/** The file that was sent is gone: those that belong to nothing are kept for a day. */
export class FileGone extends Error {
  override readonly name = "FileGone";
}

/** The rows of the file are staged. From the beginning, also after a stop: what was staged is nothing yet. */
export async function readTable(held: Held, kind: ImportKind): Promise<void> {
  await held.step(async ({ db }, one) => {
    await dropRows(db, one);
    return { through: 0 };
  });
  await stage(held, isWhole(kind) ? kind.reads() : stagingOf(kind));
  await held.step(async (_deed, one) => ({ through: 0, total: one.through, state: "checking" }));
}

/** All rows of a long table are looked at together within it. */
const settleMs = 60_000;

/** Each row is compared with what is there: what it would come to, before anything is done. Again, whenever something else is decided. */
export async function checkRows(held: Held, kind: RowKind): Promise<void> {
  await held.step(
    async (deed, one) => ({ through: 0, decided: (await kind.settle?.(deed, one)) ?? one.decided }),
    settleMs,
  );
  const plan = async (deed: Deed, one: Import, rows: readonly ReadRow[]) => {
    const outcomes = await kind.plan(deed, one, rows);
    // A line that stands twice is so still when somebody looks again.
    const news = outcomes.filter((_, nth) => rows[nth]!.does !== "twice");
    await writeOutcomes(deed.db, one, news, false);
  };
  await throughRows(held, kind, plan, wholeMs);
  await held.step(async ({ db }, one) => ({
    ...(await tally(db, one, kind.amount)),
    ...{ state: "checked", through: 0 },
  }));
}

async function stage(held: Held, store: ReturnType<WholeKind["reads"]>): Promise<void> {
  const sent: { bytes?: Uint8Array<ArrayBuffer>; context?: RecordContext } = {};
  await held.step(async (deed, one) => {
    const file = one.fileId === null ? undefined : await readUnclaimed(deed, one.fileId);
    if (!file) throw new FileGone();
    sent.bytes = file.bytes;
    sent.context = contextOf(deed);
    return {};
  });
  const { sheet, reading } = held.one;
  await using spreadsheet = await Spreadsheet.open(sent.bytes!);
  const at = spreadsheet.opened.sheets.findIndex(({ name }) => name === sheet);
  const parts = spreadsheet.opened.sheets[at];
  const header = parts && (await headerOf(spreadsheet.rows(at), parts, { knows: isColumnName(kinds) }));
  if (!header) throw new UnreadableSpreadsheet({ code: "damaged" });
  await held.step(async (_deed, one) => ({ decided: { ...one.decided, header: [...header.names] } }));
  let through = 0;
  let waiting: SheetRecord[] = [];
  const put = () => held.step(async (deed, one) => ({ ...(await store(deed, one, waiting)), through }));
  const records = readRecords(spreadsheet, { at, survey: { header } }, reading, sent.context!);
  for await (const batch of records) {
    through += batch.length;
    waiting.push(...batch);
    if (waiting.length < atOnce) continue;
    await put();
    waiting = [];
  }
  if (waiting.length > 0) await put();
}

/** A table that is looked at as a whole takes a second; a busy machine is given more. */
const wholeMs = 60_000;

/** Rows a statement. */
const atOnce = 4_000;

function stagingOf({ unique, reader }: RowKind): ReturnType<WholeKind["reads"]> {
  const repeated = new Repeated();
  let read: ReturnType<NonNullable<RowKind["reader"]>> | undefined;
  return async (deed, one, records) => {
    read ??= reader?.(one, contextOf(deed)) ?? readAsItStands;
    const rows = records.map((record) => stagedRow(record, repeated, unique, read!(record)));
    await stageRows(deed.db, one, rows);
    return {};
  };
}

const contextOf = ({ workspace, now }: Pick<Deed, "workspace" | "now">): RecordContext =>
  recordContext({ workspace, today: dayOf(workspace, now) });

/** What is wrong with it first, then nothing else is looked at: a row is taken over whole or not at all. */
export function stagedRow(
  record: SheetRecord,
  repeated: Repeated,
  unique: string | undefined,
  { values, why }: ReadAs = readAsItStands(record),
): StagedRow {
  const { nth, cells } = record;
  const row = { nth, cells, values: storable(values) };
  if (why) return { ...row, does: "reject", why };
  const again = repeated.find(nth, cells, unique === undefined ? "" : textIn(row.values, unique));
  return { ...row, does: "create", ...again };
}

const storable = (values: SheetRecord["values"]): Values =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      typeof value === "object" ? { minor: String(value.minor), currency: value.currency } : value,
    ]),
  );
