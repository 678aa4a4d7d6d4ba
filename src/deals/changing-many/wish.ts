/** What is wished for many deals at once, and what comes of it for each. Pure. */
import { Temporal } from "temporal-polyfill";
import type { SourceOf } from "../../campaigns/source-value.ts";
import { type Category, type Deal, dueOn } from "../facts/deal.ts";
import { type DealColumns, differences } from "../facts/deal-columns.ts";
import { editedColumns } from "../facts/edits.ts";

/** Days to move the date by, or the day itself. */
export type NewDate = Readonly<{ days: number } | { day: Temporal.PlainDate }>;

/** What is not named stays. */
export type Wish = Readonly<{
  owner?: Readonly<{ id: string; teamId: string | null }>;
  date?: NewDate;
  category?: Category;
  nextStep?: string;
  source?: SourceOf;
}>;

export type Refused = Readonly<{ deal: Deal; why: "closed" | "past" | "not-theirs" }>;

export type Planned = Readonly<{
  /** `columns` and `nextStep` of those that are edited; `given`: those that get another owner. */
  edited: readonly Readonly<{ deal: Deal; columns: Partial<DealColumns>; nextStep?: string }>[];
  given: readonly Deal[];
  /** In the order of the list, each once. */
  changing: readonly Deal[];
  same: readonly Deal[];
  refused: readonly Refused[];
}>;

/**
 * @param mayGive whether the one who wishes may give a deal of this owner to the new one
 * @param today of the one who wishes
 */
export function planFor(
  deals: readonly Deal[],
  wish: Wish,
  today: Temporal.PlainDate,
  mayGive: (ownerId: string) => boolean,
): Planned {
  const edited: { deal: Deal; columns: Partial<DealColumns>; nextStep?: string }[] = [];
  const given: Deal[] = [];
  const same: Deal[] = [];
  const refused: Refused[] = [];
  for (const deal of deals) {
    const why = refusal(deal, wish, today, mayGive);
    if (why) {
      refused.push({ deal, why });
      continue;
    }
    const columns = columnsFor(deal, wish);
    const saysStep = wish.nextStep !== undefined && wish.nextStep !== deal.nextStep;
    const isEdited = saysStep || Object.keys(differences(deal, columns)).length > 0;
    const isGiven = wish.owner !== undefined && wish.owner.id !== deal.owner.id;
    if (isEdited) edited.push({ deal, columns, ...(saysStep && { nextStep: wish.nextStep }) });
    if (isGiven) given.push(deal);
    if (!isEdited && !isGiven) same.push(deal);
  }
  const changed = new Set([...edited.map(({ deal }) => deal), ...given]);
  return { edited, given, changing: deals.filter((deal) => changed.has(deal)), same, refused };
}

function refusal(
  deal: Deal,
  wish: Wish,
  today: Temporal.PlainDate,
  mayGive: (ownerId: string) => boolean,
): Refused["why"] | undefined {
  if (deal.outcome !== null) return "closed";
  const date = dateFor(deal, wish);
  if (date && Temporal.PlainDate.compare(date, today) < 0) return "past";
  const isGiven = wish.owner !== undefined && wish.owner.id !== deal.owner.id;
  return isGiven && !mayGive(deal.owner.id) ? "not-theirs" : undefined;
}

function dateFor(deal: Deal, { date }: Wish): Temporal.PlainDate | undefined {
  if (!date) return undefined;
  return "day" in date ? date.day : dueOn(deal).add({ days: date.days });
}

/** As one edit of the deal would write them; a next step without a day of its own has none. */
function columnsFor(deal: Deal, wish: Wish): Partial<DealColumns> {
  const saysStep = wish.nextStep !== undefined && wish.nextStep !== deal.nextStep;
  return editedColumns(deal, {
    closeDate: dateFor(deal, wish) ?? dueOn(deal),
    ...(wish.category && { category: wish.category }),
    ...wish.source,
    ...(saysStep && { nextStepDate: null }),
  });
}
