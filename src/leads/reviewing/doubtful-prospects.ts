/** Which of somebody's prospects want a decision: not screened, older than their cycle, or never touched. */
import { calendarOf, workdaysBetween } from "../../calendar/workdays.ts";
import type { Turn } from "../../chat/use-case.ts";
import { dayOf } from "../../company/day-of.ts";
import { sql } from "../../database/sql.ts";
import { loadAnswersOf } from "../../deals/facts/answers.ts";
import type { Deal } from "../../deals/facts/deal.ts";
import { gateAhead } from "../../deals/facts/gate-ahead.ts";
import { loadDeals } from "../../deals/facts/load-deals.ts";
import { stageOf } from "../../pipelines/pipeline.ts";
import { isProspect } from "../give-up.ts";

export type Doubt = Readonly<{
  deal: Deal;
  /** Screening questions that nobody has answered. */
  unanswered: number;
  /** Days beyond its customer's cycle, or workdays beyond what its stage usually takes. */
  late: number;
  untouched: boolean;
}>;

type Asking = Pick<Turn, "db" | "workspace" | "pipelines" | "today" | "now">;
type Known = Readonly<{ id: string; cycleDays: number | null; hasProfit: boolean; touched: boolean }>;

/** What the customer's file says need not be asked of its deal again. */
const inFile: Readonly<Record<string, (known: Known) => boolean>> = {
  "expected-profit": ({ hasProfit }) => hasProfit,
  "expected-cycle": ({ cycleDays }) => cycleDays !== null,
};

/** The oldest first; those with nothing to doubt are left out. */
export async function doubtfulProspects(asking: Asking, memberId: string): Promise<Doubt[]> {
  const { db, workspace, pipelines, today } = asking;
  const open = await loadDeals(db, {
    workspaceId: workspace.id,
    owners: [memberId],
    where: [sql`d."outcome" IS NULL`],
    orderBy: sql`d."stageEnteredAt", d."number"`,
  });
  const prospects = open.filter((deal) => isProspect({ pipelines }, deal));
  if (prospects.length === 0) return [];
  const answers = await loadAnswersOf(
    asking,
    prospects.map(({ id }) => id),
  );
  const known = await knownOf(
    asking,
    prospects.map(({ customer }) => customer.id),
  );
  const calendar = calendarOf(workspace.settings);
  return prospects
    .map((deal) => {
      const file = known.get(deal.customer.id)!;
      const stage = stageOf(pipelines.of(deal), deal.stage);
      const screening = new Set(stage.leave.map(({ key }) => key));
      const unmet = gateAhead(asking, deal, answers.get(deal.id) ?? {}).unmet;
      const unanswered = unmet.filter(({ key }) => screening.has(key) && !inFile[key]?.(file)).length;
      const entered = dayOf(workspace, deal.stageEnteredAt);
      const late =
        file.cycleDays === null
          ? workdaysBetween(entered, today, calendar) - stage.workdays
          : dayOf(workspace, deal.createdAt).until(today).days - file.cycleDays;
      const untouched = deal.lastContactAt === null && !file.touched;
      return { deal, unanswered, late: Math.max(0, late), untouched };
    })
    .filter(({ unanswered, late, untouched }) => unanswered > 0 || late > 0 || untouched);
}

async function knownOf({ db, workspace }: Asking, ids: readonly string[]): Promise<Map<string, Known>> {
  const rows = await db.$queryRaw<Known[]>(sql`
    SELECT c."id", c."cycleDays", c."profitMinor" IS NOT NULL AS "hasProfit",
           EXISTS (SELECT FROM "Touch" t WHERE t."workspaceId" = c."workspaceId" AND t."customerId" = c."id") AS "touched"
    FROM "Customer" c WHERE c."workspaceId" = ${workspace.id}::uuid AND c."id" = ANY(${ids}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row]));
}
