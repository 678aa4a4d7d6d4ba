/** Customers with what is known of their worth: by what they are weighed in a company, and who weighs how much. */
import { quarterOf } from "../calendar/quarter.ts";
import type { Turn } from "../chat/use-case.ts";
import { dayOf } from "../company/day-of.ts";
import { type OwnerScope, ownersWithin } from "../company/owner-scope.ts";
import type { Level } from "../customers/file/customer-file.ts";
import type { Sql } from "../database/sql.ts";
import { type Asked, type Scales, type Worthy, worthy } from "../measures/worth.ts";
import { proposePriority, type Reasons, sizeBounds } from "./proposal.ts";

export type Weighed = Omit<Worthy, "size"> & Readonly<{ reasons: Reasons; proposed: Level | null }>;

type Asking = Pick<Turn, "workspace" | "now">;

/** All customers whom the member may look into. */
export const askedBy = async (turn: Asking & Pick<Turn, "db" | "member">): Promise<Asked> =>
  askedOf(turn, await ownersWithin(turn.db, turn.member, "file.see"));

/** Those who are looked after, or sold to, by some people. */
export const askedOf = (asking: Asking, owners: OwnerScope): Asked => ({
  ...{ workspaceId: asking.workspace.id, owners, scales: scalesOf(asking) },
});

function scalesOf({ workspace, now }: Asking): Scales {
  const today = dayOf(workspace, now);
  const { currency, settings } = workspace;
  const { end } = quarterOf(today, settings.fiscalStartMonth);
  const own = settings.priorities.bands.filter((one) => one.currency === currency);
  return {
    ...{ currency, size: sizeBounds(settings.priorities) },
    bounds: [...new Set(own.map(({ minor }) => BigInt(minor)))].toSorted((a, b) => (a < b ? -1 : 1)),
    today: today.toString(),
    quarterEnd: end.toString(),
    // The next quarter's last day is the end of the third month after this one's.
    nextQuarterEnd: end.add({ days: 1 }).add({ months: 3 }).subtract({ days: 1 }).toString(),
  };
}

/** @param condition on rows of `weighed` (w); all where it is missing */
export async function weighOf({ db }: Pick<Turn, "db">, asked: Asked, condition?: Sql): Promise<Weighed[]> {
  return (await worthy(db, asked, condition)).map(weighedOf);
}

export function weighedOf({ size, ...one }: Worthy): Weighed {
  const reasons = { size, need: one.need, intent: one.intent };
  return { ...one, reasons, proposed: proposePriority(reasons) };
}
