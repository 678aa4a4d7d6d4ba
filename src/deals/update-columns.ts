/** Edits a deal's columns and keeps what they were. */
import { Temporal } from "temporal-polyfill";
import { Refusal, type Turn } from "../chat/use-case.ts";
import { toDateColumn, toTimestamp } from "../database/columns.ts";
import type { Money } from "../text/format/money.ts";
import { changedMeanwhile } from "./changed-meanwhile.ts";
import type { Category, Deal } from "./deal.ts";

export type ColumnEdits = Readonly<{
  amount?: Money;
  closeDate?: Temporal.PlainDate;
  likelihood?: number;
  category?: Category;
  source?: string;
  title?: string;
  nextStep?: string | null;
  nextStepDate?: Temporal.PlainDate | null;
}>;

/**
 * Writes what really differs, with a DealChange of old and new; a later signing date counts as a slip.
 * @returns the deal as it is now (the same object when nothing differed)
 * @throws Refusal when somebody else changed it meanwhile
 */
export async function updateColumns(turn: Turn, deal: Deal, edits: ColumnEdits): Promise<Deal> {
  const next: Deal = { ...deal, ...withoutUndefined(edits) };
  const changes = differences(deal, next);
  if (Object.keys(changes).length === 0) return deal;
  const slips = deal.slips + (Temporal.PlainDate.compare(next.closeDate, deal.closeDate) > 0 ? 1 : 0);
  const updated = await turn.db.deal.updateMany({
    where: { id: deal.id, version: deal.version },
    data: {
      amountMinor: next.amount.minor,
      currency: next.amount.currency,
      closeDate: toDateColumn(next.closeDate),
      likelihood: next.likelihood,
      category: next.category,
      source: next.source,
      title: next.title,
      nextStep: next.nextStep,
      nextStepDate: next.nextStepDate && toDateColumn(next.nextStepDate),
      slips,
      version: { increment: 1 },
    },
  });
  if (updated.count === 0) throw new Refusal(await changedMeanwhile(turn, deal.id));
  await recordChange(turn, deal.id, changes);
  return { ...next, slips, version: deal.version + 1 };
}

type Changes = Record<string, [old: string | null, now: string | null]>;

/** Appends what was changed, by whom and when. */
export async function recordChange(turn: Turn, dealId: string, changes: Changes): Promise<void> {
  await turn.db.dealChange.create({
    data: {
      workspaceId: turn.workspace.id,
      dealId,
      memberId: turn.member.id,
      changes,
      at: toTimestamp(turn.now),
    },
  });
}

const withoutUndefined = <T extends object>(edits: T): Partial<T> =>
  Object.fromEntries(Object.entries(edits).filter(([, value]) => value !== undefined)) as Partial<T>;

/** { field: [old, new] } as text, for the columns that differ. */
function differences(before: Deal, after: Deal): Changes {
  const [old, now] = [columnsAsText(before), columnsAsText(after)];
  const differing = Object.keys(old).filter((field) => old[field] !== now[field]);
  return Object.fromEntries(differing.map((field) => [field, [old[field] || null, now[field] || null]]));
}

const columnsAsText = (deal: Deal): Record<string, string> => ({
  amount: `${deal.amount.minor} ${deal.amount.currency}`,
  closeDate: deal.closeDate.toString(),
  likelihood: String(deal.likelihood),
  category: deal.category,
  source: deal.source ?? "",
  title: deal.title,
  nextStep: deal.nextStep ?? "",
  nextStepDate: deal.nextStepDate?.toString() ?? "",
});
