/** Which deals a rep has to look at on Thursday; the rest is one tap. Pure. */
import { Temporal } from "temporal-polyfill";
import type { Deal } from "../deals/facts/deal.ts";

/** In this order: a passed date must be answered, the others only want an eye. */
const order = ["overdue", "slipped", "new", "due"] as const;
export type Attention = (typeof order)[number];

export type AttentionContext = Readonly<{
  today: Temporal.PlainDate;
  quarterEnd: Temporal.PlainDate;
  since: Temporal.Instant;
}>;

/**
 * - `overdue`: the signing date has passed, so it cannot stay the same
 * - `slipped`: moved later before, and due this quarter
 * - `new`: logged since the last close
 * - `due`: due this quarter and in a commit or best case category
 */
export function attentionOf(
  deal: Deal,
  { today, quarterEnd, since }: AttentionContext,
): Attention | undefined {
  if (deal.outcome !== null) return undefined;
  if (isOverdue(deal, today)) return "overdue";
  const thisQuarter = Temporal.PlainDate.compare(deal.closeDate, quarterEnd) <= 0;
  if (thisQuarter && deal.slips > 0) return "slipped";
  if (Temporal.Instant.compare(deal.createdAt, since) >= 0) return "new";
  if (thisQuarter && (deal.category === "commit" || deal.category === "best-case")) return "due";
  return undefined;
}

export const isOverdue = (deal: Deal, today: Temporal.PlainDate): boolean =>
  deal.outcome === null && Temporal.PlainDate.compare(deal.closeDate, today) < 0;

type Ranked = Readonly<{ deal: Deal; attention: Attention | undefined }>;

/** Those that need an eye first; then by signing date and number, so that pages do not jump when one is answered. */
export function byAttention(a: Ranked, b: Ranked): number {
  const rank = ({ attention }: Ranked) => (attention ? order.indexOf(attention) : order.length);
  return (
    rank(a) - rank(b) ||
    Temporal.PlainDate.compare(a.deal.closeDate, b.deal.closeDate) ||
    a.deal.number - b.deal.number
  );
}
