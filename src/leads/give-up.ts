/** A lead leaves whoever has it: for the pool or for the target market. Its prospects end as lost, where they stood. */
import { Temporal } from "temporal-polyfill";
import { endHoldings } from "../customers/standing/holdings.ts";
import { type Lead, moveCustomers, type Standing } from "../customers/standing/standing.ts";
import type { Deal } from "../deals/facts/deal.ts";
import { lostColumns } from "../deals/moves/moves.ts";
import { changeDeals } from "../deals/writing/write-deals.ts";
import type { Deed } from "../history/deed.ts";
import { notNow, otherReason } from "../pipelines/find-reason.ts";
import { stageIndex } from "../pipelines/pipeline.ts";

/** `deals`: the open ones, all prospects of the holder. `holder`: null where nobody has it. */
export type Given = Readonly<{ lead: Lead; holder: string | null; deals: readonly Deal[] }>;

/** To where, by what. */
export type GivingUp = Readonly<{
  to: Standing;
  kind: "release" | "drop" | "recycle" | "list";
  remark?: string;
}>;

/** A prospect at most: it stands where deals begin, or before. */
export const isProspect = (deed: Pick<Deed, "pipelines">, deal: Deal): boolean => {
  const pipeline = deed.pipelines.of(deal);
  return deal.signedAt === null && stageIndex(pipeline, deal.stage) <= stageIndex(pipeline, pipeline.start);
};

/** In four statements, whatever their number. The customers are locked. */
export async function giveUp(
  deed: Deed,
  given: readonly Given[],
  { to, kind, remark }: GivingUp,
): Promise<void> {
  await changeDeals(
    deed,
    given
      .flatMap(({ deals }) => deals)
      .map((deal) => ({
        deal,
        kind: "lose" as const,
        columns: lostColumns(deed, reasonIn(deed, deal)),
        remark,
      })),
  );
  await moveCustomers(
    deed,
    given.map(({ lead, deals }) => ({
      ...{ customer: lead, kind, remark, deals: deals.map(({ id }) => id) },
      to: { standing: to, ownerId: null },
    })),
  );
  const ended = kind === "list" ? "assign" : kind;
  await endHoldings(
    deed,
    given.flatMap(({ lead, holder, deals }) =>
      holder ? [{ customerId: lead.id, memberId: holder, since: since(deed, lead, deals), ended }] : [],
    ),
  );
}

/** A company's own list may lack the reason. */
const reasonIn = ({ pipelines }: Deed, deal: Deal): string =>
  pipelines.of(deal).lostReasons.some(({ code }) => code === notNow) ? notNow : otherReason;

const since = ({ now }: Deed, lead: Lead, deals: readonly Deal[]): Temporal.Instant =>
  [lead.since ?? now, ...deals.map(({ createdAt }) => createdAt)].reduce((one, other) =>
    Temporal.Instant.compare(one, other) < 0 ? one : other,
  );
