/** A company's exchange rates, as a measure reads them. */
import type { Temporal } from "temporal-polyfill";
import type { Workspace } from "../company/member.ts";
import { toDateColumn } from "../database/columns.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { type Rate, readRate } from "../money/rates.ts";

/**
 * Into the company's present currency, in the order of their days: those that begin between two days, and of each currency
 * the one that holds on the first.
 */
export async function loadRates(
  db: Tx,
  { id, currency: into }: Pick<Workspace, "id" | "currency">,
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
): Promise<Rate[]> {
  const rows = await db.$queryRaw<{ currency: string; from: string; worth: string }[]>(sql`
    SELECT r."currency", r."from"::text AS "from", r."worth"::text AS "worth" FROM "ExchangeRate" r
    WHERE r."workspaceId" = ${id}::uuid AND r."into" = ${into} AND r."from" <= ${toDateColumn(last)}::date
      AND r."from" >= coalesce((
        SELECT max(b."from") FROM "ExchangeRate" b
         WHERE b."workspaceId" = r."workspaceId" AND b."into" = r."into" AND b."currency" = r."currency"
           AND b."from" <= ${toDateColumn(first)}::date), r."from")
    ORDER BY r."from", r."currency"`);
  return rows.map(({ currency, from, worth }) => ({ currency, from, worth: readRate(worth)! }));
}
