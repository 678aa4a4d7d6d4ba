/** Lines of sales reports, as an import keeps them: they are counted while it is done. */
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";

/** Which report's. */
export type Report = Readonly<{ workspaceId: string; importId: string }>;

export type NewSale = Readonly<{
  /** Where it stands in its sheet, as people count. */
  nth: number;
  /** The number of its buyer among the report's. */
  buyer: number;
  /** As it is spelled there; "" where the report names none. */
  product: string;
  /** Minor units; below zero: it came back. */
  minor: bigint;
  currency: string;
  /** ISO date, or null. */
  on: string | null;
}>;

export type NewBuyer = Readonly<{
  buyer: number;
  name: string;
  /** Not known before the import is applied. */
  customerId?: string | undefined;
  /** The customer was made by the import. */
  made?: boolean | undefined;
}>;

/** Between two values of one parameter: no cell of a table has it. */
const between = "\u001f";

/**
 * Adds lines, in one statement; five to ten thousand at once are quickest. Columns travel as one text each: a list of ten
 * thousand is written and read value by value on its way to the database. (One empty value is split into none: hence "coalesce".)
 */
export async function storeSales(
  db: Tx,
  { workspaceId, importId }: Report,
  lines: readonly NewSale[],
): Promise<void> {
  if (lines.length === 0) return;
  const column = (of: (line: NewSale) => string | number | bigint) => lines.map(of).join(between);
  const split = (values: string) => sql`string_to_array(${values}::text, ${between}::text)`;
  await db.$executeRaw(sql`
    INSERT INTO "Sale" ("workspaceId", "importId", "nth", "buyer", "product", "amountMinor", "currency", "on")
    SELECT ${workspaceId}::uuid, ${importId}::uuid, r."nth", r."buyer", coalesce(r."product", ''), r."minor", r."currency", nullif(r."on", '')::date
    FROM unnest(${split(column(({ nth }) => nth))}::int[], ${split(column(({ buyer }) => buyer))}::int[],
                ${split(column(({ product }) => product.replaceAll(between, " ")))}, ${split(column(({ minor }) => minor))}::bigint[],
                ${split(column(({ currency }) => currency))}, ${split(column(({ on }) => on ?? ""))})
         AS r("nth", "buyer", "product", "minor", "currency", "on")`);
}

/** Adds buyers, and tells more of those that are there: whose customers they are. */
export async function storeBuyers(
  db: Tx,
  { workspaceId, importId }: Report,
  buyers: readonly NewBuyer[],
): Promise<void> {
  if (buyers.length === 0) return;
  await db.$executeRaw(sql`
    INSERT INTO "SaleBuyer" ("workspaceId", "importId", "buyer", "name", "customerId", "made")
    SELECT ${workspaceId}::uuid, ${importId}::uuid, r."buyer", r."name", r."customerId", r."made"
    FROM unnest(${buyers.map(({ buyer }) => buyer)}::int[], ${buyers.map(({ name }) => name)}::text[],
                ${buyers.map(({ customerId = null }) => customerId)}::uuid[], ${buyers.map(({ made = false }) => made)}::boolean[])
         AS r("buyer", "name", "customerId", "made")
    ON CONFLICT ("workspaceId", "importId", "buyer") DO UPDATE
      SET "name" = excluded."name", "customerId" = excluded."customerId", "made" = excluded."made"`);
}

/** Of one statement, so that commands between two of them don't wait long. */
const mostAtOnce = 20_000;

/**
 * Takes lines of a report out, and when none is left its buyers; a part of them at once. The caller goes on until it says 0,
 * with a transaction each, so that others get their turn.
 * @returns how many rows went
 */
export async function dropSales(
  db: Tx,
  { workspaceId, importId }: Report,
  most = mostAtOnce,
): Promise<number> {
  const lines = await db.$executeRaw(sql`
    DELETE FROM "Sale" WHERE "workspaceId" = ${workspaceId}::uuid AND "importId" = ${importId}::uuid AND "nth" <= (
      SELECT max(f."nth") FROM (
        SELECT s."nth" FROM "Sale" s WHERE s."workspaceId" = ${workspaceId}::uuid AND s."importId" = ${importId}::uuid
         ORDER BY s."nth" LIMIT ${most}::int) f)`);
  if (lines > 0) return lines;
  return db.$executeRaw(sql`
    DELETE FROM "SaleBuyer" WHERE "workspaceId" = ${workspaceId}::uuid AND "importId" = ${importId}::uuid AND "buyer" <= (
      SELECT max(f."buyer") FROM (
        SELECT b."buyer" FROM "SaleBuyer" b WHERE b."workspaceId" = ${workspaceId}::uuid AND b."importId" = ${importId}::uuid
         ORDER BY b."buyer" LIMIT ${most}::int) f)`);
}
