/**
 * A week that has closed. Deals are read from their versions; what is not a deal's is kept with the close: its quarter and
 * settings, who worked where and under whom, what they were asked, promised and had as quota. So its numbers stay.
 */
import type { Temporal } from "temporal-polyfill";
import type { z } from "zod";
import { type ForecastWeek, weekOf } from "../calendar/forecast-week.ts";
import type { Quarter } from "../calendar/quarter.ts";
import type { Member, Workspace } from "../company/member.ts";
import type { OwnerScope } from "../company/owner-scope.ts";
import { type Permission, reach } from "../company/permissions.ts";
import { fromTimestamp, toTimestamp } from "../database/columns.ts";
import type { Tx } from "../database/transaction.ts";
import type { PipelineBook } from "../pipelines/book.ts";
import { scheduleOf } from "../schedule/schedule-settings.ts";
import { keptOf } from "./keep-week.ts";
import { keptWeek } from "./kept-week.ts";
import { type People, peopleOf } from "./people.ts";
import { type Quota, type QuotaBook, quotaAmong } from "./quotas.ts";
import type { MemberAnswer } from "./week-answers.ts";

type Kept = z.output<typeof keptWeek>;

export type ClosedWeek = ForecastWeek &
  Pick<Kept, "pipeline" | "teams" | "members" | "quotas" | "answers" | "rates"> &
  Readonly<{
    /** The company by its rules of that day. */
    workspace: Workspace;
  }>;

type Company = Readonly<{ db: Tx; workspace: Workspace; pipelines: Pick<PipelineBook, "standard"> }>;

/** @returns undefined while the week is not closed */
export async function closedWeek(company: Company, week: string): Promise<ClosedWeek | undefined> {
  const { db, workspace } = company;
  const row = await db.closedWeek.findUnique({
    where: { workspaceId_week: { workspaceId: workspace.id, week } },
  });
  return row ? read(company, row) : undefined;
}

export const isClosed = async (db: Tx, workspaceId: string, week: string): Promise<boolean> =>
  (await db.closedWeek.count({ where: { workspaceId, week } })) > 0;

/** The last close before this week. ISO weeks sort as text. */
export async function closeBefore(
  company: Company,
  week: string,
  closedAt?: Temporal.Instant,
): Promise<ClosedWeek | undefined> {
  const { db, workspace } = company;
  const row = await db.closedWeek.findFirst({
    // By name and by moment: of two weeks that have the same one (hours were changed between) nothing lies between them.
    where: {
      workspaceId: workspace.id,
      week: { lt: week },
      ...(closedAt ? { closedAt: { lt: new Date(closedAt.epochMilliseconds) } } : {}),
    },
    orderBy: { week: "desc" },
  });
  return row ? read(company, row) : undefined;
}

/** The last close at or before an instant. */
export async function lastCloseBy(company: Company, at: Temporal.Instant): Promise<ClosedWeek | undefined> {
  const { db, workspace } = company;
  const row = await db.closedWeek.findFirst({
    where: { workspaceId: workspace.id, closedAt: { lte: toTimestamp(at) } },
    orderBy: { closedAt: "desc" },
  });
  return row ? read(company, row) : undefined;
}

type Row = { week: string; closedAt: Date; kept: unknown };

/** A week that was closed before weeks kept anything is told with the people and settings of today. */
async function read(company: Company, { week, closedAt, kept }: Row): Promise<ClosedWeek> {
  const { db, workspace: present, pipelines } = company;
  const closesAt = fromTimestamp(closedAt);
  const schedule = scheduleOf(present.zone, present.settings);
  const { zone, currency, settings, ...rest } = keptWeek.parse(
    kept ??
      (await keptOf(
        db,
        present,
        pipelines,
        weekOf(closesAt.subtract({ nanoseconds: 1 }), schedule),
        closesAt,
      )),
  );
  return { ...rest, id: week, closesAt, workspace: { ...present, zone, currency, settings } };
}

/** Who may read is today's right, the numbers are that day's: of the teams that somebody leads now, the people of then. */
export async function ownersThen(
  db: Tx,
  member: Pick<Member, "id" | "role">,
  permission: Permission,
  people: People,
): Promise<OwnerScope> {
  const whose = reach(member, permission);
  if (whose === undefined) return [];
  if (whose === "all") return "all";
  if (whose === "own") return [member.id];
  const leads = await db.team.findMany({ where: { managerId: member.id }, select: { id: true } });
  return [
    ...new Set([
      member.id,
      ...peopleOf(
        people,
        leads.map(({ id }) => id),
      ),
    ]),
  ];
}

type Quotas = Pick<ClosedWeek, "quotas" | "teams" | "members">;

/** The quotas of a quarter as they were, with the people and teams of that day. */
export const quotaBookThen = (
  { quotas, teams, members }: Quotas,
  quarter: Pick<Quarter, "id">,
): QuotaBook => ({ parts: quotas.filter((one) => one.quarter === quarter.id), teams, members });

/** The quota of a quarter as it was. */
export const quotaThen = (closed: Quotas, owners: OwnerScope, quarter: Pick<Quarter, "id">): Quota =>
  quotaAmong(quotaBookThen(closed, quarter), owners);

/** Who was asked and what they promised, those first who owe an answer. */
export function answersThen(
  { answers, members }: Pick<ClosedWeek, "answers" | "members">,
  owners: OwnerScope,
): MemberAnswer[] {
  const nameOf = new Map(members.map(({ id, name }) => [id, name]));
  return answers
    .filter(({ memberId }) => owners === "all" || owners.includes(memberId))
    .map(({ promised, coverId, byId, ...answer }) => ({
      ...{ ...answer, coverId, byId },
      name: nameOf.get(answer.memberId) ?? "",
      promised: promised ?? undefined,
    }));
}
