/** Which deals a rep has to look at on Thursday; the rest is one tap. Pure. */
import { Temporal } from "temporal-polyfill";
import { type Deal, dueOn, isAwaiting } from "../deals/facts/deal.ts";

/** In this order: a passed date must be answered, the others only want an eye. */
const order = ["overdue", "unpaid", "slipped", "new", "due"] as const;
export type Attention = (typeof order)[number];

export type AttentionContext = Readonly<{
  today: Temporal.PlainDate;
  quarterEnd: Temporal.PlainDate;
  since: Temporal.Instant;
}>;

/**
 * - `overdue`: the signing date has passed, so it cannot stay the same
 * - `unpaid`: signed, and the first payment has not come by the day it was expected
 * - `slipped`: moved later before, and due this quarter
 * - `new`: due this quarter, and logged since the last close
 * - `due`: due this quarter
 *
 * What is due later folds away, also when it is new: who has just logged it has said all there is to say. So a first week,
 * in which every deal is new, asks no more than any other.
 */
export function attentionOf(
  deal: Deal,
  { today, quarterEnd, since }: AttentionContext,
): Attention | undefined {
  if (deal.outcome !== null) return undefined;
  if (isOverdue(deal, today)) return "overdue";
  const awaiting = isAwaiting(deal);
  if (awaiting && Temporal.PlainDate.compare(dueOn(deal), today) < 0) return "unpaid";
  if (Temporal.PlainDate.compare(dueOn(deal), quarterEnd) > 0) return undefined;
  if (deal.slips > 0 && !awaiting) return "slipped";
  if (deal.category === "omitted") return undefined;
  return Temporal.Instant.compare(deal.createdAt, since) >= 0 ? "new" : "due";
}

/** To be signed by a day that has passed; what is signed never is. */
export const isOverdue = (deal: Deal, today: Temporal.PlainDate): boolean =>
  deal.outcome === null && deal.signedAt === null && Temporal.PlainDate.compare(deal.closeDate, today) < 0;

/** `stood`: the deal as it was before it was answered, or an answer would move it from under the finger. */
type Ranked = Readonly<{ deal: Deal; stood: Deal; attention: Attention | undefined }>;

/** Those that need an eye first; then by date and number, so that pages do not jump when one is answered. */
export function byAttention(a: Ranked, b: Ranked): number {
  const rank = ({ attention }: Ranked) => (attention ? order.indexOf(attention) : order.length);
  return (
    rank(a) - rank(b) ||
    Temporal.PlainDate.compare(dueOn(a.stood), dueOn(b.stood)) ||
    a.deal.number - b.deal.number
  );
}
