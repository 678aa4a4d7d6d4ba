/** Gathers what a close keeps beside the deals. */
import type { Temporal } from "temporal-polyfill";
import type { ForecastWeek } from "../calendar/forecast-week.ts";
import { type Quarter, quarterOf } from "../calendar/quarter.ts";
import type { Workspace } from "../company/member.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import type { PipelineBook } from "../pipelines/book.ts";
import { dealsAsOf } from "./deals-as-of.ts";
import { loadRates } from "./exchange-rates.ts";
import type { KeptWeek } from "./kept-week.ts";
import { loadQuotas } from "./quotas.ts";
import { weekAnswers } from "./week-answers.ts";

/**
 * Settings, teams and quotas as they are found now; who was asked, and in which team, as of the close.
 * @param at when the week closes
 */
export async function keptOf(
  db: Tx,
  workspace: Workspace,
  pipelines: Pick<PipelineBook, "standard">,
  week: ForecastWeek,
  at: Temporal.Instant,
): Promise<KeptWeek> {
  const { id: workspaceId, zone, currency, settings } = workspace;
  const { quarter } = week;
  const former = quarterOf(quarter.start.subtract({ days: 1 }), settings.fiscalStartMonth);
  // Their open deals say in which team they were at the close, should it be made late.
  const members = await db.$queryRaw<KeptWeek["members"]>(sql`
    SELECT m."id"::text AS "id", m."name", m."role", coalesce((
      SELECT d."teamId" FROM ${dealsAsOf(at)}
       WHERE d."workspaceId" = m."workspaceId" AND d."ownerId" = m."id" AND d."outcome" IS NULL LIMIT 1), m."teamId")::text AS "teamId"
    FROM "Member" m WHERE m."workspaceId" = ${workspaceId}::uuid`);
  const teams = await db.team.findMany({
    where: { workspaceId },
    select: { id: true, name: true, parentId: true, managerId: true },
  });
  const answers = await weekAnswers(db, workspace, "all", week, at);
  const quotasOf = async (one: Quarter) => {
    const { parts } = await loadQuotas(db, workspaceId, one);
    return parts.map(({ minor, ...part }) => ({ ...part, quarter: one.id, minor: String(minor) }));
  };
  const rates = await loadRates(db, workspace, week.closeDate.subtract({ years: 1 }), week.closeDate);
  const { code, version } = pipelines.standard;
  return {
    opensAt: week.opensAt.toString(),
    closeDate: week.closeDate.toString(),
    quarter: { ...quarter, start: quarter.start.toString(), end: quarter.end.toString() },
    zone,
    currency,
    settings,
    pipeline: { code, version },
    teams,
    members,
    quotas: [...(await quotasOf(quarter)), ...(await quotasOf(former))],
    answers: answers.map(({ name: _, promised, ...answer }) => ({
      ...answer,
      promised: promised ? { minor: String(promised.minor), currency: promised.currency } : null,
    })),
    rates: rates.map(({ worth, ...rate }) => ({ ...rate, worth: String(worth) })),
  };
}
