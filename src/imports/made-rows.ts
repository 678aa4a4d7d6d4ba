/** What an import has made and changed, row by row, as whoever imported it looks it through: customers, people, visits. */
import { type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import type { KindName } from "../spreadsheets/kinds/field.ts";
import type { TouchKind } from "../understanding/touch-kind.ts";
import type { Import } from "./import.ts";
import type { Does } from "./rows.ts";

export type MadeRow = Readonly<{
  id: string;
  does: Does;
  /** Of the customer or the person; of a visit its customer. */
  name: string;
  customerId: string;
  /** At whom somebody is. */
  customer: string;
  /** Who looks after the customer, or was there. */
  member: string | null;
  /** Of a visit: what it was, and its ISO date. */
  kind: TouchKind | null;
  on: string | null;
}>;

/** Kinds of which there is such a list. What has gone since is not in it. */
const sources: Readonly<Partial<Record<KindName, Sql>>> = {
  customers: sql`
    SELECT r."nth", c."id", r."does", c."name", c."id" AS "customerId", c."name" AS "customer", m."name" AS "member",
           NULL AS "kind", NULL AS "on"
      FROM row r JOIN "Customer" c ON c."id" = r."subjectId" AND c."goneAt" IS NULL LEFT JOIN "Member" m ON m."id" = c."ownerId"`,
  contacts: sql`
    SELECT r."nth", k."id", r."does", k."name", c."id" AS "customerId", c."name" AS "customer", NULL AS "member",
           NULL AS "kind", NULL AS "on"
      FROM row r JOIN "Contact" k ON k."id" = r."subjectId" AND k."erasedAt" IS NULL
      JOIN "Customer" o ON o."id" = k."customerId" JOIN "Customer" c ON c."id" = coalesce(o."mergedIntoId", o."id")`,
  touches: sql`
    SELECT r."nth", t."id", r."does", c."name", c."id" AS "customerId", c."name" AS "customer", m."name" AS "member",
           t."kind", t."on"::text AS "on"
      FROM row r JOIN "Touch" t ON t."id" = r."subjectId"
      JOIN "Customer" o ON o."id" = t."customerId" JOIN "Customer" c ON c."id" = coalesce(o."mergedIntoId", o."id")
      JOIN "Member" m ON m."id" = t."memberId"`,
};

export const isListed = ({ kind }: Pick<Import, "kind">): boolean => sources[kind] !== undefined;

/** @returns a page, in the order of the sheet, and how many there are in all */
export async function madeRows(
  db: Tx,
  { id, workspaceId, kind }: Import,
  { offset, limit }: Readonly<{ offset: number; limit: number }>,
): Promise<Readonly<{ rows: readonly MadeRow[]; total: number }>> {
  const source = sources[kind];
  if (!source) throw new RangeError(`Of ${kind} there is no list`);
  const rows = await db.$queryRaw<(MadeRow & { total: number })[]>(sql`
    WITH row AS (
      SELECT r."nth", r."does", r."subjectId" FROM "ImportRow" r
       WHERE r."workspaceId" = ${workspaceId}::uuid AND r."importId" = ${id}::uuid AND r."applied")
    SELECT s.*, count(*) OVER ()::int AS "total" FROM (${source}) s ORDER BY s."nth" LIMIT ${limit}::int OFFSET ${offset}::int`);
  return { rows, total: rows[0]?.total ?? 0 };
}
