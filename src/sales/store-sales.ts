/** Lines of sales reports, as an import keeps them: they are counted while it is done. */
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { between, type NewBuyer, type SaleTexts } from "./sale-texts.ts";

/** Which report's. */
export type Report = Readonly<{ workspaceId: string; importId: string }>;

/**
 * Adds lines, in one statement; five to ten thousand at once are quickest. What needs no escapes is read as an array at once: to split it
 * takes a quarter of the whole. (One empty product is split into none: hence "coalesce".)
 */
export async function storeSales(
  db: Tx,
  { workspaceId, importId }: Report,
  { count, nth, buyer, product, minor, currency, on }: SaleTexts,
): Promise<void> {
  if (count === 0) return;
  await db.$executeRaw(sql`
    INSERT INTO "Sale" ("workspaceId", "importId", "nth", "buyer", "product", "amountMinor", "currency", "on")
    SELECT ${workspaceId}::uuid, ${importId}::uuid, r."nth", r."buyer", coalesce(r."product", ''), r."minor", r."currency", r."on"
    FROM unnest(${nth}::text::int[], ${buyer}::text::int[], string_to_array(${product}::text, ${between}::text), ${minor}::text::bigint[],
                ${currency}::text::text[], ${on}::text::date[])
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
