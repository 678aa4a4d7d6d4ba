/** By which name somebody at a customer's is who they were, and whoever is met there for the first time. */
import { rowsOf } from "../../database/rows-of.ts";
import { type Sql, sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";

/** Somebody met at a customer's, by a deed. `on`: ISO date. */
export type Seen = Readonly<{ customerId: string; name: string; eventId: string; on: string }>;

/** Letters' case and blanks make nobody somebody else. */
const sameName = (name: Sql): Sql => sql`lower(regexp_replace(btrim(${name}), '\\s+', ' ', 'g'))`;

/**
 * Common tables for a statement: "who" with "nth" of each that was seen, from 1, and the "id" of the person. Whoever is called so
 * at the customer's, or at one that has become part of it, is the one, of several the one who is written just so; a new name is
 * somebody new. All of them were in touch on that day. After the deal's row has been locked, never before; see {@link lockContacts}.
 */
export const foundOrMade = ({ workspace }: Pick<Deed, "workspace">, seen: readonly Seen[]): Sql => sql`
  input AS (
    SELECT i.*, ${sameName(sql`i."name"`)} AS "called"
    FROM ${rowsOf(
      seen.map((one, at) => ({ nth: at + 1, ...one })),
      sql`"nth" int, "customerId" uuid, "name" text, "eventId" bigint, "on" date`,
    )} i
  ), known AS (
    SELECT DISTINCT ON (i."customerId", i."called") k."id", i."customerId", i."called"
    FROM input i JOIN "Customer" c ON i."customerId" IN (c."id", c."mergedIntoId")
         JOIN "Contact" k ON k."workspaceId" = ${workspace.id}::uuid AND k."customerId" = c."id"
          AND ${sameName(sql`k."name"`)} = i."called" AND k."erasedAt" IS NULL
    ORDER BY i."customerId", i."called", k."name" = i."name" DESC, k."customerId" = i."customerId" DESC, k."createdAt" DESC
  ), made AS (
    INSERT INTO "Contact" ("id", "workspaceId", "customerId", "name", "lastContactOn", "eventId")
    SELECT gen_random_uuid(), ${workspace.id}::uuid, i."customerId", (array_agg(btrim(i."name") ORDER BY i."nth"))[1],
           max(i."on"), min(i."eventId") FROM input i
    WHERE NOT EXISTS (SELECT FROM known k WHERE k."customerId" = i."customerId" AND k."called" = i."called")
    GROUP BY i."customerId", i."called" RETURNING "id", "customerId", ${sameName(sql`"name"`)} AS "called"
  ), touched AS (
    UPDATE "Contact" k SET "lastContactOn" = greatest(k."lastContactOn", n."on") FROM (
      SELECT n."id", max(i."on") AS "on" FROM known n
      JOIN input i ON i."customerId" = n."customerId" AND i."called" = n."called" GROUP BY 1) n
    WHERE k."id" = n."id"
  ), who AS (
    SELECT i."nth", p."id" FROM input i JOIN (SELECT * FROM known UNION ALL SELECT * FROM made) p
      ON p."customerId" = i."customerId" AND p."called" = i."called"
  )`;

const lockOf = (workspaceId: string): Sql => sql`hashtextextended(${`contacts ${workspaceId}`}, 0)`;

/** Who writes somebody down at these customers' waits for others who do, and then sees theirs. Until the transaction's end. */
export async function lockContacts(
  { db, workspace }: Pick<Deed, "db" | "workspace">,
  customerIds: Iterable<string>,
): Promise<void> {
  await db.$executeRaw(sql`
    WITH company AS MATERIALIZED (SELECT pg_advisory_xact_lock_shared(${lockOf(workspace.id)}))
    SELECT pg_advisory_xact_lock(hashtextextended(c."key", 0)) FROM company, (
      SELECT DISTINCT ${`contacts ${workspace.id} `} || i."id" AS "key" FROM unnest(${[...customerIds]}::text[]) i("id") ORDER BY 1) c`);
}

/**
 * The same for those of any number of customers, as one lock: a server has room for some thousands. Deals and customers are locked
 * before, as others do who wait for this.
 * @param customers a SELECT of "id" uuid
 */
export async function lockManyContacts(
  { db, workspace }: Pick<Deed, "db" | "workspace">,
  customers: Sql,
): Promise<void> {
  await db.$executeRaw(sql`
    SELECT FROM "Deal" d WHERE d."workspaceId" = ${workspace.id}::uuid AND d."customerId" IN (${customers}) AND d."outcome" IS NULL
     ORDER BY d."id" FOR UPDATE`);
  await db.$executeRaw(sql`
    SELECT FROM "Customer" c WHERE c."workspaceId" = ${workspace.id}::uuid AND c."id" IN (${customers}) ORDER BY c."id" FOR UPDATE`);
  await db.$executeRaw(sql`SELECT pg_advisory_xact_lock(${lockOf(workspace.id)})`);
}

/** @returns their ids */
export async function recordSeen(
  deed: Pick<Deed, "db" | "workspace">,
  seen: readonly Seen[],
): Promise<string[]> {
  if (seen.length === 0) return [];
  await lockContacts(
    deed,
    seen.map(({ customerId }) => customerId),
  );
  const rows = await deed.db.$queryRaw<{ id: string }[]>(sql`
    WITH ${foundOrMade(deed, seen)} SELECT DISTINCT "id"::text AS "id" FROM who`);
  return rows.map(({ id }) => id);
}
