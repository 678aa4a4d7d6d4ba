/** Won and forecast of everybody at once, by owner or by product, in one statement. */
import type { Temporal } from "temporal-polyfill";
import type { Days } from "../calendar/asked-quarters.ts";
import type { Workspace } from "../company/member.ts";
import { noSql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { dealsAsOf } from "./deals-as-of.ts";
import { type Among, ownedBy } from "./funnel-numbers.ts";
import { dueIn, wonIn } from "./quarter-deals.ts";
import { type ForecastRow, forecastKind, rateDay } from "./quarter-numbers.ts";

const keys = {
  owner: { key: sql`d."ownerId"::text`, from: noSql },
  // A deal counts once for each of its products, with its whole amount; without any it counts for none ("").
  product: {
    key: sql`coalesce(p."product", '')`,
    from: sql`LEFT JOIN LATERAL (
      SELECT DISTINCT l->>'product' AS "product" FROM jsonb_array_elements(d."lines") l) p ON TRUE`,
  },
} as const;

export type NumbersBy = keyof typeof keys;

/** @returns by owner's id or product's name the rows for `forecastNumbers`, which can be put together for several */
export async function numbersBy(
  db: Tx,
  { id: workspaceId, currency }: Pick<Workspace, "id" | "currency">,
  by: NumbersBy,
  among: Among,
  days: Days,
  at?: Temporal.Instant,
): Promise<ReadonlyMap<string, readonly ForecastRow[]>> {
  const { key, from } = keys[by];
  const rows = await db.$queryRaw<(ForecastRow & { key: string })[]>(sql`
    SELECT ${key} AS "key", ${forecastKind} AS "kind", d."currency", ${rateDay(currency)} AS "on",
           count(*)::int AS "count", sum(d."amountMinor")::bigint AS "minor"
    FROM ${dealsAsOf(at)} ${from}
    WHERE d."workspaceId" = ${workspaceId}::uuid ${ownedBy(sql`d`, among)}
      AND (${wonIn(days)} OR ${dueIn(days)})
    GROUP BY 1, 2, 3, 4`);
  return Map.groupBy(rows, (row) => row.key);
}
