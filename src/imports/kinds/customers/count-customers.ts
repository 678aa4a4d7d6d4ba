/**
 * What a list says of customers is written in the one moment from which it counts, and goes again in one: until then those who are
 * new are bare names, and nothing of the others has changed.
 */
import { fileColumns, ownKey } from "../../../customers/file/customer-file.ts";
import {
  type FiledAmongMany,
  fileCustomers,
  filesOf,
  takeFilesBack,
} from "../../../customers/file/write-file.ts";
import { giveCustomers, givenTogether, takeGivenBack } from "../../../customers/standing/give-customers.ts";
import { idsWithinReach } from "../../../customers/within-reach.ts";
import { amongIds } from "../../../database/among-ids.ts";
import { sql } from "../../../database/sql.ts";
import { callExternally, forgetValues, subjectsCalled } from "../../../external-ids/external-ids.ts";
import type { Deed } from "../../../history/deed.ts";
import { leftByDeed } from "../../../history/left-by-deed.ts";
import type { Changes } from "../../../history/record-events.ts";
import { findCustomers, isThere, whereTheyLead } from "../../finding/customers.ts";
import type { Import } from "../../import.ts";
import { type AppliedRow, appliedPages, leaveAsChanged } from "../../rows.ts";
import { beginToCount, countNoMore } from "../counting.ts";
import { type Kept, textIn } from "../import-kind.ts";
import { revenuesOf } from "./plan-customers.ts";

type SaidRow = AppliedRow & Readonly<{ subjectId: string; changes: Changes }>;

export async function countCustomers(deed: Deed, one: Import): Promise<string> {
  for await (const rows of appliedPages(deed.db, one)) await writeRows(deed, one, rows as readonly SaidRow[]);
  return beginToCount(deed, one);
}

/** @returns those of which something stays, as somebody has written over it since */
export async function discountCustomers(deed: Deed, one: Import): Promise<readonly Kept[]> {
  const kept = new Map<string, string>();
  const keep = (all: readonly Readonly<{ customerId: string; name: string }>[]) => {
    for (const { customerId, name } of all) kept.set(customerId, name);
  };
  await countNoMore(deed, one);
  // Whoever is to go is nobody's parent by then.
  for await (const rows of appliedPages(deed.db, one, { saying: "parent" }))
    await takeParentsBack(deed, one, rows as readonly SaidRow[]);
  for await (const rows of appliedPages(deed.db, one)) {
    const changed = (rows as readonly SaidRow[]).filter(({ madeId }) => !madeId);
    const ids = changed.map(({ subjectId }) => subjectId);
    keep(await takeFilesBack(deed, await filedBy(deed, one, ids)));
    keep(await takeGivenBack(deed, await givenTogether(deed, one.id, ids)));
    await forgetCalled(deed, changed);
  }
  return [...kept.values()].map((what) => ({ what }));
}

/** They are called so no longer in the other system. */
export const forgetCalled = ({ db, workspace }: Deed, rows: readonly Pick<AppliedRow, "changes">[]) =>
  forgetValues(
    db,
    workspace.id,
    "customer",
    rows.flatMap(({ changes }) => (changes?.externalId ? [String(changes.externalId[1])] : [])),
  );

const saidOf = (changes: Changes, isMeant: (name: string) => boolean) =>
  Object.fromEntries(
    Object.entries(changes).flatMap(([name, [, after]]) => (isMeant(name) ? [[name, after] as const] : [])),
  );

const inFile = new Set<string>([...fileColumns.filter((name) => name !== "parentId"), "grade"]);
const isWord = (name: string) => name.startsWith(ownKey(""));

async function writeRows(deed: Deed, one: Import, rows: readonly SaidRow[]): Promise<void> {
  const isAsSeen = await asSeen(deed, rows);
  const seen = Map.groupBy(rows, isAsSeen);
  const filed = await fileRows(deed, one, seen.get(true) ?? []);
  await leaveAsChanged(
    deed.db,
    one,
    [...(seen.get(false) ?? []), ...filed.refused].map(({ nth, values }) => ({
      nth,
      name: textIn(values, "customer"),
    })),
  );
  const owners = filed.written.flatMap(({ subjectId, changes: { ownerId } }) =>
    ownerId ? [[subjectId, ownerId[1] as string] as const] : [],
  );
  await giveCustomers(deed, new Map(owners), { kind: "import", together: one.id });
  await callExternally(
    deed.db,
    deed.workspace.id,
    "customer",
    filed.written.flatMap(({ subjectId, changes: { externalId } }) =>
      externalId ? [{ value: externalId[1] as string, subjectId }] : [],
    ),
  );
}

/** @returns `refused`: somebody has put the parent below it meanwhile */
async function fileRows(deed: Deed, one: Import, rows: readonly SaidRow[]) {
  const parents = await findCustomers(
    deed,
    rows.flatMap(({ changes, values }) => (changes.parentId ? [textIn(values, "parent")] : [])),
    { ...one.decided, surelyOnly: true },
  );
  const parentOf = ({ changes, values }: SaidRow) => {
    const found = changes.parentId && parents.get(textIn(values, "parent"));
    // Its own row may have been left out since.
    return found && isThere(found) ? { parentId: found.id } : {};
  };
  const told = { kind: "import", values: { import: one.id, file: one.fileName } } as const;
  const filings = await fileCustomers(
    deed,
    rows.map((row) => ({
      customerId: row.subjectId,
      columns: { ...saidOf(row.changes, (name) => inFile.has(name)), ...(!row.madeId && parentOf(row)) },
      words: saidOf(row.changes, isWord) as Record<string, string>,
    })),
    told,
  );
  // By itself, so that it can be taken back alone: who is to go must not be a parent any more.
  const made = rows.flatMap((row) =>
    row.madeId ? [{ customerId: row.madeId, columns: parentOf(row), words: {} }] : [],
  );
  await fileCustomers(deed, made, told);
  const { written = [], refused = [] } = Object.groupBy(rows.keys(), (at) =>
    filings[at]!.refused ? "refused" : "written",
  );
  return { written: written.map((at) => rows[at]!), refused: refused.map((at) => rows[at]!) };
}

/** Locked until the transaction's end. @returns whether all that a row changes stands as it stood when it was planned */
async function asSeen(deed: Deed, rows: readonly SaidRow[]): Promise<(row: SaidRow) => boolean> {
  const ids = rows.map(({ subjectId }) => subjectId);
  const files = await filesOf(deed, ids, { lock: true });
  const revenue = await revenuesOf(deed, ids);
  const called = await subjectsCalled(
    deed.db,
    deed.workspace.id,
    "customer",
    rows.flatMap(({ changes: { externalId } }) => (externalId ? [externalId[1] as string] : [])),
  );
  const leads = await whereTheyLead(deed, [...called.values()]);
  const updated = rows.filter(({ does }) => does === "update").map(({ subjectId }) => subjectId);
  const reached = new Set(await idsWithinReach(deed, updated, "file.change"));
  const seen = new Set<string>();
  return ({ does, subjectId, changes }) => {
    const file = files.get(subjectId);
    if (!file || file.mergedInto !== null || file.own.goneAt !== null || seen.has(subjectId)) return false;
    seen.add(subjectId);
    if (does === "update" && !reached.has(subjectId)) return false;
    return Object.entries(changes).every(([name, [before, after]]) => {
      if (name === "externalId") return !leads.has(called.get(after as string) ?? "");
      return ((isWord(name) ? revenue(subjectId, name) : file.own[name]) ?? null) === before;
    });
  };
}

/** Of those that were made, and stay whole where somebody has worked on them since. */
async function takeParentsBack(deed: Deed, one: Import, rows: readonly SaidRow[]): Promise<void> {
  const made = rows.flatMap(({ madeId }) => (madeId ? [madeId] : []));
  const touched = await deed.db.$queryRaw<{ id: string }[]>(sql`
    SELECT DISTINCT e."subjectId" AS "id" FROM ${amongIds(made)} i JOIN "Event" e ON e."subjectId" = i."id"
     WHERE e."workspaceId" = ${deed.workspace.id}::uuid
       AND e."id" > ${one.eventId}::bigint AND e."kind" <> 'undo'`);
  const stay = new Set(touched.map(({ id }) => id));
  const filed = await filedBy(
    deed,
    one,
    made.filter((id) => !stay.has(id)),
  );
  await takeFilesBack(
    deed,
    filed.filter(({ columns }) => "parentId" in columns),
  );
}

/** What the import wrote into these files, and still stands; the last first. */
async function filedBy(deed: Deed, one: Import, ids: readonly string[]): Promise<FiledAmongMany[]> {
  const left = await leftByDeed(deed, { name: "import", value: one.id, kinds: ["import"] }, ids);
  return left.map(({ subjectId, eventId, columns }) => ({
    customerId: subjectId,
    eventId,
    columns: columns!,
  }));
}
