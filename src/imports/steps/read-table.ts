/** The rows of the file are staged, then compared with what is there: what each would come to, before anything is done. */

import { dayOf } from "../../company/day-of.ts";
import { findUnclaimed, type UnclaimedFile } from "../../files/find-unclaimed.ts";
import type { Deed } from "../../history/deed.ts";
import { loadPriceList } from "../../price-list/load-price-list.ts";
import { recordContext } from "../../spreadsheets/open-sent.ts";
import { Spreadsheet } from "../../spreadsheets/reading/open-spreadsheet.ts";
import { UnreadableSpreadsheet } from "../../spreadsheets/reading/spreadsheet-problem.ts";
import { plainContext, type RecordContext } from "../../spreadsheets/records/read-records.ts";
import type { Import } from "../import.ts";
import { type ImportKind, isWhole, type RowKind, type WholeKind } from "../kinds/import-kind.ts";
import type { Batch, Given } from "../reading/thread.ts";
import { dropRows, type ReadRow, stageRows, tally, writeOutcomes } from "../rows.ts";
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
  await stage(held, isWhole(kind) ? kind.reads() : staging);
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
  const sent: { file?: UnclaimedFile; context?: RecordContext; listed?: Given["listed"] } = {};
  await held.step(async (deed, one) => {
    const file = one.fileId === null ? undefined : await findUnclaimed(deed, one.fileId);
    if (!file) throw new FileGone();
    sent.file = file;
    sent.context = contextOf(deed);
    // Lines of a report go where they will be at once; other tables are held against the list when they are checked.
    if (one.kind === "sales") sent.listed = (await loadPriceList(deed.db, deed.workspace.id)).products;
    return {};
  });
  const { sheet, reading } = held.one;
  const { file } = sent;
  await using spreadsheet = await Spreadsheet.open(held.sent(file!));
  const at = spreadsheet.opened.sheets.findIndex(({ name }) => name === sheet);
  if (at < 0) throw new UnreadableSpreadsheet({ code: "damaged" });
  const { context } = sent;
  const given: Given = {
    ...{ kind: held.one.kind, reading, count: held.one.total },
    context: plainContext(context!),
    listed: sent.listed ?? [],
  };
  let through = 0;
  for await (const batch of spreadsheet.passed<Given, Batch>(at, { module: thread, given, isLast: true })) {
    through += batch.read;
    await held.step(async (deed, before) => {
      const { header = before.decided.header } = batch;
      const one = { ...before, decided: { ...before.decided, header } };
      // Nobody was told of it: a crash may take the last of it along, and then it is read from the beginning.
      await deed.db.$executeRaw`SET LOCAL synchronous_commit = off`;
      return { decided: one.decided, ...(await store(deed, one, batch)), through };
    });
  }
}

const thread = new URL("../reading/thread.ts", import.meta.url);

/** A table that is looked at as a whole takes a second; a busy machine is given more. */
const wholeMs = 60_000;

const staging: ReturnType<WholeKind["reads"]> = async (deed, one, { staged }) => {
  await stageRows(deed.db, one, staged);
  return {};
};

const contextOf = ({ workspace, now }: Pick<Deed, "workspace" | "now">): RecordContext =>
  recordContext({ workspace, today: dayOf(workspace, now) });
