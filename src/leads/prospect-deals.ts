/** The prospect that a lead becomes in somebody's hands: with what is known of it, be it little. */
import type { Temporal } from "temporal-polyfill";
import { addWorkdays, calendarOf } from "../calendar/workdays.ts";
import { dayOf } from "../company/day-of.ts";
import type { Member, Workspace } from "../company/member.ts";
import { ownersWithin } from "../company/owner-scope.ts";
import type { Lead } from "../customers/standing/standing.ts";
import type { TakeKind } from "../customers/standing/taken-up.ts";
import { sql } from "../database/sql.ts";
import { usualPipeline } from "../deals/editing/usual-pipeline.ts";
import { categoryFor } from "../deals/facts/category-for.ts";
import { type Logged, logDeals } from "../deals/writing/log-deals.ts";
import type { Deed } from "../history/deed.ts";
import { type Pipeline, stageIndex, stageOf, winAt } from "../pipelines/pipeline.ts";

type Former = Readonly<{
  customerId: string;
  id: string;
  ownerId: string;
  source: string | null;
  amountMinor: bigint;
  currency: string;
}>;

/**
 * One deal for each lead, in the first stage of the owner's process, linked to the last one there was. Its amount is that of the
 * former deal, if the new owner may see it, else the expected profit, else not known yet.
 * @param campaignId what makes prospects of them; missing: what is written down with each
 */
export async function logProspects(
  deed: Deed,
  leads: readonly Lead[],
  owner: Member,
  taking: TakeKind,
  campaignId?: string,
): Promise<Logged[]> {
  const pipeline = await usualPipeline({ ...deed, member: owner });
  const stage = stageOf(pipeline, pipeline.start);
  const former = await formerDeals(
    deed,
    leads.map(({ id }) => id),
  );
  const seen = await ownersWithin(deed.db, owner, "deal.see");
  return logDeals(
    deed,
    leads.map((lead) => {
      const last = former.get(lead.id);
      const told = last && (seen === "all" || seen.includes(last.ownerId)) ? last : undefined;
      const amount = told
        ? { minor: told.amountMinor, currency: told.currency }
        : (lead.profit ?? { minor: 0n, currency: deed.workspace.currency });
      return {
        ...{ customerId: lead.id, ownerId: owner.id, title: lead.name, lines: [] },
        ...{ pipeline: pipeline.code, pipelineVersion: pipeline.version, stage: stage.code },
        ...{ amountMinor: String(amount.minor), currency: amount.currency },
        closeDate: usualClose(deed.workspace, pipeline, lead, deed.now).toString(),
        ...{ likelihood: stage.likelihood, category: categoryFor(stage.likelihood) },
        ...sourceOf(campaignId ?? lead.campaignId, last?.source),
        previousId: last?.id,
      };
    }),
    taking,
  );
}

/** What a campaign makes a prospect of again came from it, wherever it once came from. */
const sourceOf = (campaignId: string | null, former: string | null | undefined) => ({
  source: campaignId ? "campaign" : (former ?? "self-found"),
  campaignId,
});

/** By the customer's own cycle, else by what its process takes up to the win. */
function usualClose(
  workspace: Workspace,
  pipeline: Pipeline,
  { cycleDays }: Pick<Lead, "cycleDays">,
  now: Temporal.Instant,
): Temporal.PlainDate {
  const today = dayOf(workspace, now);
  if (cycleDays !== null) return today.add({ days: cycleDays });
  const ahead = pipeline.stages.slice(stageIndex(pipeline, pipeline.start), winAt(pipeline));
  const workdays = ahead.reduce((sum, stage) => sum + stage.workdays, 0);
  return addWorkdays(today, workdays, calendarOf(workspace.settings));
}

/** The last deal with each, whoever's. */
async function formerDeals({ db, workspace }: Deed, customerIds: readonly string[]) {
  const rows = await db.$queryRaw<Former[]>(sql`
    SELECT DISTINCT ON (d."customerId") d."customerId", d."id", d."ownerId", d."source", d."amountMinor", d."currency" FROM "Deal" d
    WHERE d."workspaceId" = ${workspace.id}::uuid AND d."customerId" = ANY(${customerIds}::uuid[])
      AND d."outcome" IS DISTINCT FROM 'withdrawn'
    ORDER BY d."customerId", d."createdAt" DESC, d."number" DESC`);
  return new Map(
    rows.map((row) => [row.customerId, { ...row, amountMinor: BigInt(row.amountMinor) }] as const),
  );
}
