/** An edit of a deal's fields, as the columns that it changes. Pure. */
import { Temporal } from "temporal-polyfill";
import type { Money } from "../../money/money.ts";
import { type Category, type Deal, dueOn, isAwaiting, productsOf } from "./deal.ts";
import { type DealColumns, storedLine } from "./deal-columns.ts";

export type Edits = Readonly<{
  amount?: Money;
  closeDate?: Temporal.PlainDate;
  likelihood?: number;
  category?: Category;
  source?: string;
  nextStep?: string | null;
  nextStepDate?: Temporal.PlainDate | null;
  /** What is sold, as one line. */
  product?: string;
}>;

/**
 * A later signing date counts as a slip; what is signed has one no more, its date is that of the money. What is sold as
 * one thing costs what the deal costs.
 */
export function editedColumns(deal: Deal, edits: Edits): Partial<DealColumns> {
  const amount = edits.amount ?? deal.amount;
  const renamed = edits.product && edits.product !== productsOf(deal).join(", ");
  const [only, other] = renamed ? [{ product: edits.product! }] : deal.lines;
  return {
    amountMinor: String(amount.minor),
    currency: amount.currency,
    ...datesOf(deal, edits.closeDate ?? dueOn(deal)),
    likelihood: edits.likelihood,
    category: edits.category,
    source: edits.source,
    nextStepDate: edits.nextStepDate === undefined ? undefined : (edits.nextStepDate?.toString() ?? null),
    ...(only && !other ? { lines: [storedLine({ product: only.product, minor: amount.minor })] } : {}),
  };
}

const datesOf = (deal: Deal, due: Temporal.PlainDate): Partial<DealColumns> =>
  isAwaiting(deal)
    ? { moneyOn: due.toString() }
    : {
        closeDate: due.toString(),
        slips: deal.slips + (Temporal.PlainDate.compare(due, deal.closeDate) > 0 ? 1 : 0),
      };
