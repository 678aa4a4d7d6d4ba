/** Which pairs the weekly look has shown, so that it shows each once. */
import { toTimestamp } from "../../database/columns.ts";
import { rowsOf } from "../../database/rows-of.ts";
import { sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import type { Pair } from "./find-pairs.ts";

export async function markShown(
  { db, now, workspace }: Pick<Deed, "db" | "now"> & Readonly<{ workspace: Readonly<{ id: string }> }>,
  pairs: readonly Pair[],
): Promise<void> {
  const rows = pairs.map(({ first, second }) => ({ one: first.id, other: second.id }));
  await db.$executeRaw(sql`
    INSERT INTO "CustomerPairShown" ("workspaceId", "firstId", "secondId", "at")
    SELECT ${workspace.id}::uuid, least(r."one", r."other"), greatest(r."one", r."other"), ${toTimestamp(now)}::timestamptz
      FROM ${rowsOf(rows, sql`"one" uuid, "other" uuid`)} r
    ON CONFLICT DO NOTHING`);
}

/** Whose customers they are: who sells to them, and who looks after them. By the customer's id. */
export async function holdersOf(
  { db, workspace }: Pick<Deed, "db"> & Readonly<{ workspace: Readonly<{ id: string }> }>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db.$queryRaw<{ id: string; owners: string[] }[]>(sql`
    SELECT h."id"::text AS "id", jsonb_agg(DISTINCT h."ownerId") AS "owners" FROM (
      SELECT d."customerId" AS "id", d."ownerId" FROM "Deal" d
       WHERE d."workspaceId" = ${workspace.id}::uuid AND d."customerId" = ANY(${ids}::uuid[]) AND d."outcome" IS DISTINCT FROM 'withdrawn'
      UNION ALL
      SELECT c."id", c."ownerId" FROM "Customer" c
       WHERE c."workspaceId" = ${workspace.id}::uuid AND c."id" = ANY(${ids}::uuid[]) AND c."ownerId" IS NOT NULL) h
     GROUP BY h."id"`);
  return new Map(rows.map(({ id, owners }) => [id, owners]));
}
