/** Whose reasons have changed since their priority was decided. */
import type { Turn } from "../../chat/use-case.ts";
import type { Level } from "../../customers/file/customer-file.ts";
import { type ReasonsThen, reasonsWhenDecided } from "../../measures/decided-reasons.ts";
import { type Reasons, sizeOf } from "../proposal.ts";
import { askedOf, type Weighed, weighOf } from "../weigh.ts";

export type ChangedReason = Readonly<{ what: keyof Reasons; before: Level | null; now: Level | null }>;
export type ToReview = Readonly<{ customer: Weighed; changed: readonly ChangedReason[] }>;

type Asking = Pick<Turn, "db" | "workspace" | "now">;

/** Of the customers that somebody looks after; an order or a number that changes no reason is none. */
export async function customersToReview(asking: Asking, memberId: string): Promise<ToReview[]> {
  const { db, workspace } = asking;
  const customers = await weighOf(asking, askedOf(asking, [memberId]));
  const own = customers.filter(({ owner, priority }) => owner.id === memberId && priority !== null);
  if (own.length === 0) return [];
  const then = await reasonsWhenDecided(
    db,
    workspace.id,
    own.map(({ id }) => id),
  );
  return own.flatMap((customer) => {
    const before = then.get(customer.id);
    const changed = before ? changesOf(customer, before, workspace.settings.priorities) : [];
    return changed.length > 0 ? [{ customer, changed }] : [];
  });
}

type Thresholds = Parameters<typeof sizeOf>[1];
type Known = Pick<Weighed, "people" | "sites" | "need" | "intent" | "reasons">;

/** Pure. @param before what has been written over since */
export function changesOf(now: Known, before: ReasonsThen, thresholds: Thresholds): ChangedReason[] {
  const { people = now.people, sites = now.sites, need = now.need, intent = now.intent } = before;
  const then = {
    size: sizeOf({ people, sites }, thresholds),
    need: need as Level | null,
    intent: intent as Level | null,
  };
  return (["size", "need", "intent"] as const).flatMap((what) =>
    then[what] === now.reasons[what] ? [] : [{ what, before: then[what], now: now.reasons[what] }],
  );
}
