/** An edit of a deal's fields, as the columns that it changes. Pure. */
import { Temporal } from "temporal-polyfill";
import type { Money } from "../../money/money.ts";
import { type Category, type Deal, dueOn, isAwaiting, type Line, productsOf } from "./deal.ts";
import { type DealColumns, storedLine } from "./deal-columns.ts";

export type Edits = Readonly<{
  amount?: Money;
  closeDate?: Temporal.PlainDate;
  likelihood?: number;
  category?: Category;
  source?: string;
  campaignId?: string | null;
  nextStep?: string | null;
  nextStepDate?: Temporal.PlainDate | null;
  /** What is sold, as one line. */
  product?: string;
}>;

/**
 * A later signing date counts as a slip; what is signed has one no more, its date is that of the money. What its products
 * cost adds up to what the deal costs.
 */
export function editedColumns(deal: Deal, edits: Edits): Partial<DealColumns> {
  const amount = edits.amount ?? deal.amount;
  const renamed = edits.product && edits.product !== productsOf(deal).join(", ");
  const lines = renamed ? [{ product: edits.product!, minor: amount.minor }] : deal.lines;
  const follow = lines.length === 1 || edits.amount !== undefined;
  return {
    amountMinor: String(amount.minor),
    currency: amount.currency,
    ...datesOf(deal, edits.closeDate ?? dueOn(deal)),
    likelihood: edits.likelihood,
    category: edits.category,
    source: edits.source,
    campaignId: edits.campaignId,
    nextStepDate: edits.nextStepDate === undefined ? undefined : (edits.nextStepDate?.toString() ?? null),
    ...(follow ? { lines: linesOf(lines, amount.minor).map(storedLine) } : {}),
  };
}

/** A won deal's days are the win's: they are corrected, and no edit moves them. */
function datesOf(deal: Deal, due: Temporal.PlainDate): Partial<DealColumns> {
  if (deal.outcome === "won") return {};
  if (isAwaiting(deal)) return { moneyOn: due.toString() };
  const slipped = Temporal.PlainDate.compare(due, deal.closeDate) > 0;
  return { closeDate: due.toString(), slips: deal.slips + (slipped ? 1 : 0) };
}

/** The lines in proportion, so that they add up to this amount; what cannot be divided goes to the last ones. */
function linesOf(lines: readonly Line[], minor: bigint): Line[] {
  const total = sumOfLines(lines);
  if (total === 0n) return lines.map((line, at) => withAmount(line, at === 0 ? minor : 0n));
  let upTo = 0n;
  return lines.map((line) => {
    const before = (upTo * minor) / total;
    upTo += line.minor;
    return withAmount(line, (upTo * minor) / total - before);
  });
}

/** Its price and discount make its old amount, and not another one. */
const withAmount = ({ priced, ...line }: Line, minor: bigint): Line =>
  priced && minor === line.minor ? { ...line, priced } : { ...line, minor };

export const sumOfLines = (lines: readonly Line[]): bigint =>
  lines.reduce((sum, line) => sum + line.minor, 0n);
