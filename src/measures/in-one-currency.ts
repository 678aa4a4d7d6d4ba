/** A card's numbers in the company's currency, where they are of several and their rates are known. */
import { Temporal } from "temporal-polyfill";
import type { Workspace } from "../company/member.ts";
import type { Tx } from "../database/transaction.ts";
import type { Rate } from "../money/rates.ts";
import { apart, firstDay, isMixed, type Together, together } from "../money/together.ts";
import { loadRates } from "./exchange-rates.ts";

/**
 * Asks the database for rates only where there is something to exchange.
 * @param day of the company, on which the open amounts are told: today, or that of a past week's close
 * @param kept the rates of a closed week; otherwise those that are set now
 */
export async function inOneCurrency<T>(
  { db, workspace }: Readonly<{ db: Tx; workspace: Pick<Workspace, "id" | "currency"> }>,
  day: Temporal.PlainDate,
  facts: T,
  kept?: readonly Rate[],
): Promise<Together<T>> {
  if (!isMixed(facts)) return apart(facts);
  const first = Temporal.PlainDate.from(firstDay(facts, day.toString()));
  const rates = kept ?? (await loadRates(db, workspace, first, day));
  return together(facts, { own: workspace.currency, rates, day: day.toString() });
}
