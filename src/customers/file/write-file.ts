/** The one way to change a customer's file: its columns, words under keys, and the event that tells of both. */

import { rowsOf } from "../../database/rows-of.ts";
import { rawSql, sql } from "../../database/sql.ts";
import { type Deed, DeedRefused } from "../../history/deed.ts";
import { type Changes, recordEvents } from "../../history/record-events.ts";
import { lockCustomers } from "../write-customer.ts";
import { type FileColumns, fileColumns } from "./customer-file.ts";

export type FileChange = Readonly<{
  columns: Readonly<Partial<FileColumns>>;
  /** By key; "" takes back what stood there. */
  words: Readonly<Record<string, string>>;
}>;

type Own = Record<string, unknown>;

/**
 * @param customerId of one that the member may change
 * @throws DeedRefused `merged` with the name of what it went into; `parent-cycle` with the parent's name
 * @returns whether anything differs
 */
export async function fileCustomer(deed: Deed, customerId: string, change: FileChange): Promise<boolean> {
  const { parentId } = change.columns;
  if (parentId) await lockParents(deed);
  const own = await lockFile(deed, customerId);
  if (parentId) await refuseCycle(deed, customerId, parentId);
  const columns = differing(own, change.columns);
  const keys = Object.keys(change.words);
  if (Object.keys(columns).length === 0 && keys.length === 0) return false;
  await writeColumns(deed, customerId, columns);
  const [eventId] = await recordEvents(deed, [
    { subject: "customer", subjectId: customerId, kind: "file", values: { columns, words: keys } },
  ]);
  await writeWords(deed, customerId, change.words, eventId!);
  return true;
}

/** A file as a deed of its own wrote it, so that it can be taken back. */
export type Filed = Readonly<{ id: string; subjectId: string; columns: Changes }>;

/**
 * Puts back the columns; words are taken back with their event.
 * @throws DeedRefused `written-since`, when one of the columns says something else by now; `merged`
 */
export async function takeFileBack(deed: Deed, { id, subjectId, columns }: Filed): Promise<void> {
  const own = await lockFile(deed, subjectId);
  const standing = Object.entries(columns).every(([name, [, after]]) => own[name] === after);
  if (!standing) throw new DeedRefused("written-since", {});
  const back = Object.fromEntries(
    Object.entries(columns).map(([name, [before, after]]) => [name, [after, before] as const]),
  );
  await writeColumns(deed, subjectId, back);
  await recordEvents(deed, [
    { subject: "customer", subjectId, kind: "undo", values: { columns: back }, undoes: id },
  ]);
}

/** Until the transaction's end. */
export async function lockFile(deed: Deed, id: string): Promise<Own> {
  const [customer] = await lockCustomers(deed, [id]);
  if (!customer || customer.mergedInto !== null)
    throw new DeedRefused("merged", { name: customer?.name, into: customer?.mergedInto });
  const [row] = await deed.db.$queryRaw<{ own: Own }[]>(sql`
    SELECT to_jsonb(c) || jsonb_build_object('profitMinor', c."profitMinor"::text) AS "own" FROM "Customer" c
     WHERE c."id" = ${id}::uuid AND c."workspaceId" = ${deed.workspace.id}::uuid`);
  return row!.own;
}

/** Two who make each other's parent at the same moment would both see none. */
const lockParents = ({ db, workspace }: Deed) =>
  db.$executeRaw(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`parents ${workspace.id}`}, 0))`);

/** Also through customers that have been merged: what matters is where they lead. */
async function refuseCycle({ db, workspace }: Deed, id: string, parentId: string): Promise<void> {
  const found = await db.$queryRaw<{ name: string }[]>(sql`
    WITH RECURSIVE above AS (
      SELECT k."id", k."name" FROM "Customer" c JOIN "Customer" k ON k."id" = coalesce(c."mergedIntoId", c."id")
       WHERE c."id" = ${parentId}::uuid AND c."workspaceId" = ${workspace.id}::uuid
      UNION
      SELECT k."id", k."name" FROM above a JOIN "Customer" m ON a."id" IN (m."id", m."mergedIntoId") JOIN "Customer" p ON p."id" = m."parentId"
        JOIN "Customer" k ON k."id" = coalesce(p."mergedIntoId", p."id")
    )
    SELECT (SELECT "name" FROM above LIMIT 1) AS "name" FROM above WHERE "id" = ${id}::uuid`);
  if (found[0]) throw new DeedRefused("parent-cycle", found[0]);
}

export const differing = (own: Own, wanted: Readonly<Partial<FileColumns>>): Changes =>
  Object.fromEntries(
    fileColumns.flatMap((name) => {
      const after = wanted[name];
      const before = own[name] ?? null;
      return after === undefined || after === before ? [] : [[name, [before, after] as const]];
    }),
  );

/** Also what people decide of a customer: see marking/mark-customers.ts. */
const written = [...fileColumns, "priority", "isKey", "grade"];

const listed = (alias: string) => rawSql(written.map((name) => `${alias}"${name}"`).join(", "));

export async function writeColumns({ db, workspace }: Deed, id: string, columns: Changes): Promise<void> {
  if (Object.keys(columns).length === 0) return;
  const after = Object.fromEntries(Object.entries(columns).map(([name, [, value]]) => [name, value]));
  await db.$executeRaw(sql`
    UPDATE "Customer" c SET (${listed("")}) = (
      SELECT ${listed("p.")} FROM jsonb_populate_record(c, ${JSON.stringify(after)}::jsonb) p)
    WHERE c."id" = ${id}::uuid AND c."workspaceId" = ${workspace.id}::uuid`);
}

/** @param eventId of the deed that they were said with */
export async function writeWords(
  { db, workspace }: Pick<Deed, "db" | "workspace">,
  customerId: string,
  words: FileChange["words"],
  eventId: string,
): Promise<void> {
  const rows = Object.entries(words).map(([key, value]) => ({ key, value }));
  if (rows.length === 0) return;
  await db.$executeRaw(sql`
    INSERT INTO "CustomerFact" ("id", "workspaceId", "customerId", "key", "value", "eventId")
    SELECT gen_random_uuid(), ${workspace.id}::uuid, ${customerId}::uuid, i."key", to_jsonb(i."value"), ${eventId}::bigint
    FROM ${rowsOf(rows, sql`"key" text, "value" text`)} i`);
}
