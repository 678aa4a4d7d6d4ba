import type { Turn } from "../../chat/use-case.ts";
import { joinSql, type Sql, sql } from "../../database/sql.ts";
import { loadRates } from "../../measures/exchange-rates.ts";
import { par, weightOf } from "../../money/rates.ts";

/** An order by what the amounts are worth in the company's currency today; those whose rate is not known come last. */
export async function biggestFirst(turn: Turn): Promise<Sql> {
  const { zone, currency: own } = turn.workspace;
  const today = turn.now.toZonedDateTimeISO(zone).toPlainDate();
  const rates = await loadRates(turn.db, turn.workspace, today, today);
  const weights = [{ currency: own, worth: par }, ...rates].map(
    (rate) => sql`WHEN ${rate.currency} THEN ${weightOf(rate).toString()}::numeric`,
  );
  return sql`d."amountMinor" * (CASE d."currency" ${joinSql(weights, " ")} END) DESC NULLS LAST,
             d."currency", d."amountMinor" DESC, d."number"`;
}
