/** What stands on a deed, so that it cannot be taken away from below. */
import type { Deal } from "../deals/facts/deal.ts";
import { columnsOf } from "../deals/facts/deal-columns.ts";
import { moveKinds } from "../deals/facts/deal-events.ts";
import { type Happening, happenings, happeningsOf } from "../deals/facts/deal-timeline.ts";
import { type Deed, doerOf } from "../history/deed.ts";
import type { DealDeed } from "./own-last-deed.ts";

/** More than anybody does to one deal in the minutes that an undo may take. */
const limit = 500;

/** Set by a note; a later note overwriting it loses nothing. */
const free = "lastContactAt";

/**
 * @param deal as it is now
 * @returns the first later event by another person that depends on the deed and stands: it moved the deal, or
 * wrote the same columns
 */
export async function builtOn(deed: Deed, deal: Deal, last: DealDeed): Promise<Happening | undefined> {
  const [row] = await deed.db.$queryRaw<{ happenings: unknown }[]>(
    happeningsOf(deed, deal.id, { limit, after: last.id }),
  );
  const later = happenings(row?.happenings).reverse();
  const takenBack = new Set(later.map(({ undoes }) => undoes));
  const now: Record<string, unknown> = columnsOf(deal);
  const overwritten = Object.entries(last.values.columns)
    .filter(([name, [, written]]) => name !== free && JSON.stringify(now[name]) !== JSON.stringify(written))
    .map(([name]) => name);
  return later
    .filter(
      ({ id, kind, memberId }) => memberId !== doerOf(deed).memberId && kind !== "undo" && !takenBack.has(id),
    )
    .find(
      ({ kind, values }) =>
        (moveKinds as readonly string[]).includes(kind) ||
        Object.keys(values.columns).some((name) => overwritten.includes(name)),
    );
}

/**
 * Did a deed say in which stage the deal stands, and has the deal come into another version of its process since? What the
 * deed would put back may be no stage of that one.
 */
export const isInOtherVersion = ({ pipelineVersion }: Deal, { values, processVersion }: DealDeed): boolean =>
  ("stage" in values.columns || "reachedAt" in values.columns) &&
  processVersion !== null &&
  processVersion !== pipelineVersion;
