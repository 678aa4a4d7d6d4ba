/** The days of a contract and its money, as columns of the deal. */
import { Temporal } from "temporal-polyfill";
import { dayOf } from "../../company/day-of.ts";
import type { Deed } from "../../history/deed.ts";
import type { Deal } from "../facts/deal.ts";
import type { DealColumns } from "../facts/deal-columns.ts";
import type { EvidenceColumns } from "./advance-evidence.ts";

type Days = Pick<EvidenceColumns, "signedOn" | "moneyOn" | "wonReason">;

/** The contract: today, where nobody says otherwise. @param days `moneyOn` is when the first payment is expected */
export function signedColumns(
  deed: Deed,
  deal: Deal,
  { signedOn, moneyOn, wonReason }: Days,
): Partial<DealColumns> {
  const on = signedOn ?? deal.signedOn ?? todayOf(deed);
  return {
    signedOn: on.toString(),
    signedAt: (deal.signedAt ?? instantOf(deed, on)).toString(),
    moneyOn: moneyOn?.toString() ?? null,
    wonReason: wonReason ?? deal.wonReason,
  };
}

/**
 * The win: on the day the last must held, whenever it is recorded.
 * @param days `moneyOn` is when the first payment came
 * @param paid whether the way there wants a first payment
 */
export function wonColumns(deed: Deed, deal: Deal, days: Days, paid: boolean): Partial<DealColumns> {
  const signed = days.signedOn ?? deal.signedOn ?? todayOf(deed);
  const money = paid ? (days.moneyOn ?? todayOf(deed)) : undefined;
  const later = money && Temporal.PlainDate.compare(money, signed) > 0 ? money : signed;
  return {
    ...signedColumns(deed, deal, { ...days, signedOn: signed, moneyOn: money }),
    outcome: "won",
    closedAt: deed.now.toString(),
    wonOn: later.toString(),
  };
}

/** No contract, no money, no win. */
export const unsigned = {
  signedAt: null,
  signedOn: null,
  moneyOn: null,
  wonOn: null,
  wonReason: null,
} as const;

const todayOf = ({ now, workspace }: Deed): Temporal.PlainDate => dayOf(workspace, now);

/** Now, or noon of a day that has passed: it is that day in whatever zone the age is read. */
function instantOf(deed: Deed, day: Temporal.PlainDate): Temporal.Instant {
  if (Temporal.PlainDate.compare(day, todayOf(deed)) >= 0) return deed.now;
  return day.toZonedDateTime({ timeZone: deed.workspace.zone, plainTime: "12:00" }).toInstant();
}
