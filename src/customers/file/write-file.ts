/** The one way to change a customer's file: its columns, words under keys, and the event that tells of both. */

import { amongIds } from "../../database/among-ids.ts";
import { rowsOf } from "../../database/rows-of.ts";
import { noSql, rawSql, sql } from "../../database/sql.ts";
import { type Deed, DeedRefused } from "../../history/deed.ts";
import { type Changes, recordEvents } from "../../history/record-events.ts";
import { type FileColumns, fileColumns } from "./customer-file.ts";
import { childrenInCircles, type ParentLink } from "./parent-cycles.ts";

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
  const [filing] = await fileCustomers(deed, [{ ...change, customerId }]);
  const { eventId, refused } = filing!;
  if (refused) throw refused;
  return eventId !== undefined;
}

/** What is written into one of many files; of what people decide only the grade, which comes with a list as the rest does. */
export type FileWish = Readonly<{
  customerId: string;
  columns: Readonly<Partial<FileColumns & { grade: string | null }>>;
  words: FileChange["words"];
}>;

export type Filing = Readonly<{
  customerId: string;
  /** What differs, as it was and is. */
  columns: Changes;
  /** Of the deed that tells of it; none where nothing differs. */
  eventId?: string;
  /** `merged`, `parent-cycle`: then nothing was changed there. */
  refused?: DeedRefused;
}>;

/**
 * Many files at a few statements, whatever their number.
 * @param wishes one for each customer, each of which the member may change
 * @param event its kind, and what it says besides
 * @returns in their order
 */
export async function fileCustomers(
  deed: Deed,
  wishes: readonly FileWish[],
  { kind = "file", values = {} }: Readonly<{ kind?: "file" | "import"; values?: object }> = {},
): Promise<Filing[]> {
  const wanted = new Map(
    wishes.flatMap(({ customerId, columns: { parentId } }) =>
      parentId === undefined ? [] : [[customerId, parentId] as const],
    ),
  );
  if (wanted.size > 0) await lockParents(deed);
  const files = await filesOf(
    deed,
    wishes.map(({ customerId }) => customerId),
    { lock: true },
  );
  const cycles = await cyclesOf(deed, wanted);
  const filings = wishes.map(({ customerId, columns, words }) => {
    const file = files.get(customerId);
    const facts = { name: file?.name, into: file?.mergedInto };
    const parent = cycles.get(customerId);
    const refused =
      !file || file.mergedInto !== null
        ? new DeedRefused("merged", facts)
        : parent !== undefined
          ? new DeedRefused("parent-cycle", { name: parent })
          : undefined;
    return refused
      ? { customerId, columns: {}, words: {}, refused }
      : { customerId, columns: differing(file!.own, columns), words };
  });
  const changed = filings.filter(
    ({ columns, words }) => Object.keys(columns).length > 0 || Object.keys(words).length > 0,
  );
  await writeManyColumns(
    deed,
    changed.map(({ customerId, columns }) => ({ id: customerId, columns })),
  );
  const ids = await recordEvents(
    deed,
    changed.map(({ customerId, columns, words }) => ({
      ...{ subject: "customer" as const, subjectId: customerId, kind },
      values: { ...values, columns, words: Object.keys(words) },
    })),
  );
  const events = new Map(changed.map(({ customerId }, nth) => [customerId, ids[nth]!]));
  await writeManyWords(
    deed,
    changed.flatMap(({ customerId, words }) =>
      Object.entries(words).map(([key, value]) => ({
        ...{ customerId, key, value, eventId: events.get(customerId)! },
      })),
    ),
  );
  return filings.map(({ words: _, ...filing }) => {
    const eventId = events.get(filing.customerId);
    return { ...filing, ...(eventId !== undefined && { eventId }) };
  });
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

/** What a deed wrote into one of many files. */
export type FiledAmongMany = Readonly<{ customerId: string; columns: Changes; eventId: string }>;

/**
 * Puts back what still stands of each, column by column; words are taken back with their event.
 * @returns those of which something stays, as somebody has written over it since
 */
export async function takeFilesBack(
  deed: Deed,
  filed: readonly FiledAmongMany[],
): Promise<Readonly<{ customerId: string; name: string }>[]> {
  const files = await filesOf(
    deed,
    filed.map(({ customerId }) => customerId),
    { lock: true },
  );
  const parents = new Map(
    filed.flatMap(({ customerId, columns: { parentId } }) =>
      parentId && files.get(customerId)?.own.parentId === parentId[1]
        ? [[customerId, parentId[0] as string | null] as const]
        : [],
    ),
  );
  if (parents.size > 0) await lockParents(deed);
  // Somebody may have put the former parent below it since.
  const cycles = await cyclesOf(deed, parents);
  const backs = filed.flatMap(({ customerId, columns, eventId }) => {
    const file = files.get(customerId);
    if (!file) return [];
    const standing = Object.entries(columns).filter(
      ([name, [, after]]) =>
        (file.own[name] ?? null) === after && !(name === "parentId" && cycles.has(customerId)),
    );
    return [
      {
        ...{
          id: customerId,
          name: file.name,
          eventId,
          isWhole: standing.length === Object.keys(columns).length,
        },
        columns: Object.fromEntries(
          standing.map(([name, [before, after]]) => [name, [after, before] as const]),
        ),
      },
    ];
  });
  await writeManyColumns(deed, backs);
  await recordEvents(
    deed,
    backs.map(({ id, columns, eventId }) => ({
      ...({
        subject: "customer",
        subjectId: id,
        kind: "undo",
        values: { columns },
        undoes: eventId,
      } as const),
    })),
  );
  return backs.filter(({ isWhole }) => !isWhole).map(({ id, name }) => ({ customerId: id, name }));
}

type File = Readonly<{ id: string; name: string; mergedInto: string | null; own: Own }>;

/** @param options `lock`: until the transaction's end @returns by their ids, what stands in their own rows */
export async function filesOf(
  { db, workspace }: Pick<Deed, "db" | "workspace">,
  ids: readonly string[],
  { lock }: Readonly<{ lock: boolean }>,
): Promise<ReadonlyMap<string, File>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<File[]>(sql`
    SELECT c."id", c."name", (SELECT i."name" FROM "Customer" i WHERE i."id" = c."mergedIntoId") AS "mergedInto",
           to_jsonb(c) || jsonb_build_object('profitMinor', c."profitMinor"::text) AS "own"
      FROM ${amongIds(ids)} i JOIN "Customer" c ON c."id" = i."id" WHERE c."workspaceId" = ${workspace.id}::uuid
     ORDER BY c."id" ${lock ? sql`FOR UPDATE OF c` : noSql}`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Until the transaction's end. */
export async function lockFile(deed: Deed, id: string): Promise<Own> {
  const file = (await filesOf(deed, [id], { lock: true })).get(id);
  if (!file || file.mergedInto !== null)
    throw new DeedRefused("merged", { name: file?.name, into: file?.mergedInto });
  return file.own;
}

/** Two who make each other's parent at the same moment would both see none. */
const lockParents = ({ db, workspace }: Deed) =>
  db.$executeRaw(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`parents ${workspace.id}`}, 0))`);

/**
 * Also through customers that have been merged: what matters is where they lead.
 * @param wanted by the child's id; null: none
 * @returns by the child's id the name of the parent that it cannot have
 */
async function cyclesOf(
  deed: Deed,
  wanted: ReadonlyMap<string, string | null>,
): Promise<ReadonlyMap<string, string>> {
  const above = [...wanted.values()].filter((parent) => parent !== null);
  if (above.length === 0) return new Map();
  const { db, workspace } = deed;
  const parents = await db.$queryRaw<{ id: string; now: string; name: string }[]>(sql`
    SELECT c."id", k."id" AS "now", k."name" FROM "Customer" c JOIN "Customer" k ON k."id" = coalesce(c."mergedIntoId", c."id")
     WHERE c."workspaceId" = ${workspace.id}::uuid AND c."id" = ANY(${[...new Set(above)]}::uuid[])`);
  const byId = new Map(parents.map((parent) => [parent.id, parent]));
  const now = (parent: string) => byId.get(parent)?.now ?? parent;
  const wishes = new Map([...wanted].map(([child, parent]) => [child, parent && now(parent)] as const));
  const circles = childrenInCircles(wishes, await linksAbove(deed, above.map(now)));
  return new Map([...circles].map((child) => [child, byId.get(wanted.get(child)!)?.name ?? ""]));
}

/** All that lead on from these customers, which have not been merged. */
export const linksAbove = (
  { db, workspace }: Pick<Deed, "db" | "workspace">,
  ids: readonly string[],
): Promise<ParentLink[]> =>
  db.$queryRaw<ParentLink[]>(sql`
    WITH RECURSIVE above AS (
      SELECT NULL::uuid AS "child", s."id" AS "parent", false AS "own" FROM unnest(${[...new Set(ids)]}::uuid[]) s("id")
      UNION
      SELECT a."parent", k."id", m."id" = a."parent" FROM above a
        JOIN "Customer" m ON (m."id" = a."parent" OR m."mergedIntoId" = a."parent") AND m."workspaceId" = ${workspace.id}::uuid
        JOIN "Customer" p ON p."id" = m."parentId" JOIN "Customer" k ON k."id" = coalesce(p."mergedIntoId", p."id")
    )
    SELECT "child", "parent", "own" FROM above WHERE "child" IS NOT NULL`);

export const differing = (own: Own, wanted: FileWish["columns"]): Changes =>
  Object.fromEntries(
    ([...fileColumns, "grade"] as const).flatMap((name) => {
      const after = wanted[name];
      const before = own[name] ?? null;
      return after === undefined || after === before ? [] : [[name, [before, after] as const]];
    }),
  );

/** Also what people decide of a customer: see marking/mark-customers.ts. */
const written = [...fileColumns, "priority", "isKey", "grade"];

const listed = (alias: string) => rawSql(written.map((name) => `${alias}"${name}"`).join(", "));

export const writeColumns = (deed: Deed, id: string, columns: Changes): Promise<void> =>
  writeManyColumns(deed, [{ id, columns }]);

async function writeManyColumns(
  { db, workspace }: Deed,
  changes: readonly Readonly<{ id: string; columns: Changes }>[],
): Promise<void> {
  const rows = changes
    .filter(({ columns }) => Object.keys(columns).length > 0)
    .map(({ id, columns }) => ({
      id,
      after: Object.fromEntries(Object.entries(columns).map(([name, [, value]]) => [name, value])),
    }));
  if (rows.length === 0) return;
  await db.$executeRaw(sql`
    UPDATE "Customer" c SET (${listed("")}) = (
      SELECT ${listed("p.")} FROM jsonb_populate_record(c, i."after") p)
    FROM ${rowsOf(rows, sql`"id" uuid, "after" jsonb`)} i
    WHERE c."id" = i."id" AND c."workspaceId" = ${workspace.id}::uuid`);
}

/** @param eventId of the deed that they were said with */
export const writeWords = (
  deed: Pick<Deed, "db" | "workspace">,
  customerId: string,
  words: FileChange["words"],
  eventId: string,
): Promise<void> =>
  writeManyWords(
    deed,
    Object.entries(words).map(([key, value]) => ({ customerId, key, value, eventId })),
  );

type SaidWord = Readonly<Record<"customerId" | "key" | "value" | "eventId", string>>;

async function writeManyWords(
  { db, workspace }: Pick<Deed, "db" | "workspace">,
  rows: readonly SaidWord[],
): Promise<void> {
  if (rows.length === 0) return;
  await db.$executeRaw(sql`
    INSERT INTO "CustomerFact" ("id", "workspaceId", "customerId", "key", "value", "eventId")
    SELECT gen_random_uuid(), ${workspace.id}::uuid, i."customerId", i."key", to_jsonb(i."value"), i."eventId"
    FROM ${rowsOf(rows, sql`"customerId" uuid, "key" text, "value" text, "eventId" bigint`)} i`);
}
