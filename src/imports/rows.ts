/** The rows of an import: staged as they stand, then with what each comes to and what was done. A few statements a batch. */
import { rowsOf, rowsOfJson } from "../database/rows-of.ts";
import { noSql, type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import type { Changes } from "../history/record-events.ts";

/** What a row comes to. `twice`: another one says the same, and one is enough. */
export type Does = "create" | "update" | "same" | "reject" | "twice";

/** Why it is rejected, or what is to be known of it; `code` is a word of the kind's or of ours, put into a sentence by words. */
export type Why = Readonly<{ code: string } & Record<string, unknown>>;

/** By the kind's fields, as JSON: money as { minor, currency } with the amount as a decimal string, days as ISO 8601. */
export type Values = Readonly<Record<string, unknown>>;

export type StagedRow = Readonly<{
  nth: number;
  cells: readonly string[];
  values: Values;
  does: "create" | "reject" | "twice";
  why?: Why;
}>;
/** `json`: an array of them, as a statement takes it. */
export type StagedRows = Readonly<{ count: number; json: string }>;

export type ReadRow = Readonly<{ nth: number; values: Values; does: Does }>;

export type Outcome = Readonly<{
  nth: number;
  does: Does;
  why?: Why | undefined;
  subjectId?: string | undefined;
  /** What it changes, as it was and will be. */
  changes?: Changes | undefined;
  /** The customer that was made for it. */
  madeId?: string | undefined;
}>;

type Of = Readonly<{ id: string; workspaceId: string }>;

/** A condition on the alias r. */
const ofImport = ({ id, workspaceId }: Of): Sql =>
  sql`r."workspaceId" = ${workspaceId}::uuid AND r."importId" = ${id}::uuid`;

export async function stageRows(db: Tx, { id, workspaceId }: Of, rows: StagedRows): Promise<void> {
  if (rows.count === 0) return;
  await db.$executeRaw(sql`
    INSERT INTO "ImportRow" ("workspaceId", "importId", "nth", "cells", "values", "does", "why")
    SELECT ${workspaceId}::uuid, ${id}::uuid, r."nth", r."cells", r."values", r."does", r."why"
      FROM ${rowsOfJson(rows, sql`"nth" int, "cells" jsonb, "values" jsonb, "does" text, "why" jsonb`)} r
    ON CONFLICT DO NOTHING`);
}

/**
 * The next rows to look at, in the order of the sheet.
 * @param after the last one that was looked at; 0: from the beginning
 * @param each whether lines that stand twice count each
 */
export const nextRows = (
  db: Tx,
  one: Of,
  { after, limit, each }: Readonly<{ after: number; limit: number; each: boolean }>,
): Promise<ReadRow[]> =>
  db.$queryRaw<ReadRow[]>(sql`
    SELECT r."nth", r."values", r."does" FROM "ImportRow" r
     WHERE ${ofImport(one)} AND r."nth" > ${after}::int
       AND NOT r."applied" AND (r."does" <> 'twice' OR ${each}) AND (r."does" <> 'reject' OR r."why" ? 'planned')
     ORDER BY r."nth" LIMIT ${limit}::int`);

/** All rows that are not left out for good, in the order of the sheet, whether they were applied or not. */
export const tableRows = (db: Tx, one: Of, limit: number): Promise<ReadRow[]> =>
  db.$queryRaw<ReadRow[]>(sql`
    SELECT r."nth", r."values", r."does" FROM "ImportRow" r
     WHERE ${ofImport(one)} AND r."does" <> 'twice'
       AND (r."does" <> 'reject' OR r."why" ? 'planned')
     ORDER BY r."nth" LIMIT ${limit}::int`);

export type AppliedRow = Readonly<{
  nth: number;
  does: Does;
  subjectId: string | null;
  changes: Changes | null;
  madeId: string | null;
  values: Values;
}>;

/** What was done, the last first: to take it back. */
export const appliedRows = (db: Tx, one: Of, limit: number): Promise<AppliedRow[]> =>
  db.$queryRaw<AppliedRow[]>(sql`
    SELECT r."nth", r."does", r."subjectId", r."changes", r."madeId", r."values" FROM "ImportRow" r
     WHERE ${ofImport(one)} AND r."applied"
     ORDER BY r."nth" DESC LIMIT ${limit}::int`);

/** @param applied whether it was done, or would be */
export async function writeOutcomes(
  db: Tx,
  one: Of,
  outcomes: readonly Outcome[],
  applied: boolean,
): Promise<void> {
  if (outcomes.length === 0) return;
  const input = outcomes.map(({ why, subjectId, changes, madeId, ...rest }) => ({
    ...rest,
    // What a plan rejects may be right once something else was decided; what cannot be read stays unreadable.
    why: rest.does === "reject" ? { ...why, planned: true } : (why ?? null),
    subjectId: subjectId ?? null,
    changes: changes ?? null,
    madeId: madeId ?? null,
    applied: applied && (rest.does === "create" || rest.does === "update"),
  }));
  await db.$executeRaw(sql`
    UPDATE "ImportRow" r SET "does" = o."does", "why" = o."why", "subjectId" = o."subjectId", "changes" = o."changes",
           "madeId" = o."madeId", "applied" = o."applied"
      FROM ${rowsOf(
        input,
        sql`"nth" int, "does" text, "why" jsonb, "subjectId" uuid, "changes" jsonb, "madeId" uuid, "applied" boolean`,
      )} o
     WHERE ${ofImport(one)} AND r."nth" = o."nth"`);
}

/** These are as if they had never been applied. */
export const forgetApplied = (db: Tx, { id, workspaceId }: Of, nths: readonly number[]): Promise<number> =>
  db.$executeRaw(sql`
    UPDATE "ImportRow" SET "applied" = false WHERE "workspaceId" = ${workspaceId}::uuid AND "importId" = ${id}::uuid
       AND "nth" = ANY(${[...nths]}::int[])`);

/** A row as it is looked at together with all others of its table. */
export type RowAmongAll = Readonly<{ nth: number; values: Values }>;

/** Of those that were not unreadable from the first; what stands there twice is looked at once. @param after as of `nextRows` */
export const rowsAmongAll = (db: Tx, one: Of, after: number, limit: number): Promise<RowAmongAll[]> =>
  db.$queryRaw<RowAmongAll[]>(sql`
    SELECT r."nth", r."values" FROM "ImportRow" r
     WHERE ${ofImport(one)} AND r."nth" > ${after}::int AND NOT r."applied"
       AND r."does" <> 'twice' AND (r."does" <> 'reject' OR r."why" ? 'planned' OR r."why" ? 'amongAll')
     ORDER BY r."nth" LIMIT ${limit}::int`);

/** What cannot be because of another row: no plan looks at it, until all are looked at again. */
export async function rejectAmongAll(
  db: Tx,
  one: Of,
  rejected: readonly Readonly<{ nth: number; why: Why }>[],
): Promise<void> {
  await db.$executeRaw(sql`
    UPDATE "ImportRow" r SET "does" = 'create', "why" = NULL
     WHERE ${ofImport(one)} AND r."does" = 'reject' AND r."why" ? 'amongAll'`);
  const rows = rejected.map(({ nth, why }) => ({ nth, why: { ...why, amongAll: true } }));
  if (rows.length === 0) return;
  await db.$executeRaw(sql`
    UPDATE "ImportRow" r SET "does" = 'reject', "why" = i."why" FROM ${rowsOf(rows, sql`"nth" int, "why" jsonb`)} i
     WHERE ${ofImport(one)} AND r."nth" = i."nth"`);
}

/** Which of these values, in lower case, more than one row says in a field. */
export async function saidTwice(
  db: Tx,
  one: Of,
  field: string,
  values: readonly string[],
): Promise<ReadonlySet<string>> {
  if (values.length === 0) return new Set();
  const rows = await db.$queryRaw<{ value: string }[]>(sql`
    SELECT lower(r."values" ->> ${field}) AS "value" FROM "ImportRow" r
     WHERE ${ofImport(one)} AND r."does" <> 'twice'
       AND lower(r."values" ->> ${field}) = ANY(${[...values]}::text[])
     GROUP BY 1 HAVING count(*) > 1`);
  return new Set(rows.map(({ value }) => value));
}

/** Looked at in one go, of those that begin to count or do so no longer. */
const page = 2_000;

/**
 * What was applied, in the order of the sheet, page by page: a row that is no longer applied meanwhile is not missed.
 * @param saying only rows that say something in this field
 */
export async function* appliedPages(
  db: Tx,
  one: Of,
  { saying }: Readonly<{ saying?: string }> = {},
): AsyncGenerator<readonly AppliedRow[]> {
  const says = saying === undefined ? noSql : sql`AND r."values" ? ${saying}`;
  for (let after = 0; ; ) {
    const rows = await db.$queryRaw<AppliedRow[]>(sql`
      SELECT r."nth", r."does", r."subjectId", r."changes", r."madeId", r."values" FROM "ImportRow" r
       WHERE ${ofImport(one)} AND r."nth" > ${after}::int AND r."applied" ${says}
       ORDER BY r."nth" LIMIT ${page}::int`);
    if (rows.length === 0) return;
    after = rows.at(-1)!.nth;
    yield rows;
  }
}

/** What was there has been changed since it was looked at: these are left out after all. `name`: of what they are about. */
export const leaveAsChanged = (
  db: Tx,
  one: Of,
  rows: readonly Readonly<{ nth: number; name: string }>[],
): Promise<void> =>
  writeOutcomes(
    db,
    one,
    rows.map(({ nth, name }) => ({ nth, does: "reject", why: { code: "changed-meanwhile", name } })),
    false,
  );

/** How many were left out so, and what the first ones are about. */
export async function leftAsChanged(
  db: Tx,
  one: Of,
  limit: number,
): Promise<Readonly<{ count: number; names: readonly string[] }>> {
  const rows = await db.$queryRaw<{ name: string; count: number }[]>(sql`
    SELECT r."why" ->> 'name' AS "name", count(*) OVER ()::int AS "count" FROM "ImportRow" r
     WHERE ${ofImport(one)} AND r."does" = 'reject' AND r."why" ->> 'code' = 'changed-meanwhile'
     ORDER BY r."nth" LIMIT ${limit}::int`);
  return { count: rows[0]?.count ?? 0, names: rows.map(({ name }) => name) };
}

/** These change more than was known when they were applied. */
export async function addChanges(
  db: Tx,
  one: Of,
  more: readonly Readonly<{ nth: number; changes: Changes }>[],
): Promise<void> {
  if (more.length === 0) return;
  await db.$executeRaw(sql`
    UPDATE "ImportRow" r SET "changes" = coalesce(r."changes", '{}') || i."changes"
      FROM ${rowsOf([...more], sql`"nth" int, "changes" jsonb`)} i
     WHERE ${ofImport(one)} AND r."nth" = i."nth"`);
}

export type Tally = Readonly<{
  counts: Readonly<Record<string, number>>;
  sums: Readonly<Record<"read" | "taken", { currency: string; minor: string }[]>>;
}>;

/** Rows by what they come to, and amounts: of all that could be read, and of those that are taken over. @param amount the field */
export async function tally(db: Tx, one: Of, amount: string | undefined): Promise<Tally> {
  const rows = sql`FROM "ImportRow" r WHERE ${ofImport(one)}`;
  const counted = await db.$queryRaw<{ does: Does; count: number }[]>(sql`
    SELECT r."does", count(*)::int AS "count" ${rows} GROUP BY 1`);
  const sums =
    amount === undefined
      ? []
      : await db.$queryRaw<{ currency: string; read: string; taken: string }[]>(sql`
          SELECT r."values" -> ${amount} ->> 'currency' AS "currency",
                 sum((r."values" -> ${amount} ->> 'minor')::numeric)::text AS "read",
                 coalesce(sum((r."values" -> ${amount} ->> 'minor')::numeric)
                   FILTER (WHERE r."does" IN ('create', 'update', 'same')), 0)::text AS "taken"
            ${rows} AND jsonb_typeof(r."values" -> ${amount}) = 'object' GROUP BY 1 ORDER BY 1`);
  return {
    counts: Object.fromEntries(counted.map(({ does, count }) => [does, count])),
    sums: {
      read: sums.map(({ currency, read }) => ({ currency, minor: read })),
      taken: sums.map(({ currency, taken }) => ({ currency, minor: taken })),
    },
  };
}

/** The reasons for which rows are rejected or need a look, the most frequent first, each with the first rows it is said of. */
export type ReasonCount = Readonly<{ why: Why; does: Does; count: number; rows: readonly number[] }>;

export const reasonsOf = (db: Tx, one: Of): Promise<ReasonCount[]> =>
  db.$queryRaw<ReasonCount[]>(sql`
    SELECT (jsonb_agg(w."why" ORDER BY w."nth") -> 0) AS "why", w."does", count(*)::int AS "count",
           to_jsonb((array_agg(w."nth" ORDER BY w."nth"))[1:5]) AS "rows"
      FROM (SELECT r."why", r."does", r."nth", r."why" ->> 'code' AS "code", coalesce(r."why" ->> 'name', '') AS "name"
              FROM "ImportRow" r WHERE ${ofImport(one)}
               AND r."why" IS NOT NULL AND r."does" <> 'twice') w
     GROUP BY w."does", w."code", w."name" ORDER BY 3 DESC, 2 LIMIT 100`);

export type LeftOut = Readonly<{ nth: number; cells: readonly string[]; why: Why }>;

/** Rows that are left out, as they stood, but for people who were erased, in the order of the sheet. @param after the last one that was seen */
export const leftOutRows = (db: Tx, one: Of, after: number, limit: number): Promise<LeftOut[]> =>
  db.$queryRaw<LeftOut[]>(sql`
    SELECT r."nth", r."cells", r."why" FROM "ImportRow" r WHERE ${ofImport(one)} AND r."does" = 'reject'
       AND r."why" ->> 'code' <> 'erased' AND r."nth" > ${after}::int
     ORDER BY r."nth" LIMIT ${limit}::int`);

/** Different values of a field, the most frequent first. */
export const valuesOf = (db: Tx, one: Of, field: string, limit: number) =>
  db.$queryRaw<{ value: string; count: number }[]>(sql`
    SELECT r."values" ->> ${field} AS "value", count(*)::int AS "count" FROM "ImportRow" r
     WHERE ${ofImport(one)} AND r."values" ->> ${field} IS NOT NULL
     GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${limit}::int`);

export const dropRows = (db: Tx, { id, workspaceId }: Of): Promise<number> =>
  db.$executeRaw(sql`
    DELETE FROM "ImportRow" WHERE "workspaceId" = ${workspaceId}::uuid AND "importId" = ${id}::uuid`);
