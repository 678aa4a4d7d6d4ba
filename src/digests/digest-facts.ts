/** Everything one manager's digest is made from. */
import { Temporal } from "temporal-polyfill";
import { fromTimestamp, toDateColumn } from "../database/columns.ts";
import { noSql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { dueSoonDays } from "../deals/list-filter.ts";
import { hasSubmitted, isAsked } from "../forecasts/who-is-asked.ts";
import { defaultPipeline } from "../pipelines/pipelines.ts";
import { type ForecastWeek, previousWeek, weekOf } from "../schedule/forecast-week.ts";
import { scheduleOf } from "../schedule/schedule-settings.ts";
import type { OwnerScope } from "../teams/owner-scope.ts";
import { funnelNumbers, ownedBy } from "./funnel-numbers.ts";
import { type FunnelRow, funnelRows, type Reader } from "./funnel-picture.ts";
import { type Sums, sumOf } from "./money-sums.ts";
import { type QuarterNumbers, quarterNumbers } from "./quarter-numbers.ts";
import { stageConversion } from "./stage-conversion.ts";
import { type LastWeek, snapshotTotals, type WeekChanges, weekChanges } from "./week-changes.ts";

export type DigestFacts = Readonly<{
  /** The week it is about: the one that closed last, or on other days the one that is under way. */
  week: ForecastWeek;
  quarter: QuarterNumbers;
  rows: readonly FunnelRow[];
  open: Readonly<{ count: number; sums: Sums }>;
  changes: WeekChanges;
  /** The close before; undefined in the first week. */
  before: LastWeek | undefined;
  /** Start of what `changes` counts. */
  since: Temporal.Instant;
  answered: Readonly<{ asked: number; missing: readonly string[] }>;
  /** Due soon, nobody has said what comes next. */
  withoutNextStep: number;
  closed: boolean;
}>;

/** Right after a close the digest is about the closed week; on any other day about the one under way. */
const closedWeekLasts = { hours: 48 };

export async function digestFacts(
  reader: Reader & { db: Tx; now: Temporal.Instant },
  owners: OwnerScope,
): Promise<DigestFacts> {
  const { db, now, workspace, today } = reader;
  const schedule = scheduleOf(workspace.zone, workspace.settings);
  const running = weekOf(now, schedule);
  const closed = Temporal.Instant.compare(now, running.opensAt.add(closedWeekLasts)) < 0;
  const week = closed ? previousWeek(running, schedule) : running;
  const pipeline = defaultPipeline(workspace);
  const numbers = await funnelNumbers(db, workspace.id, pipeline.code, owners);
  const conversions = await stageConversion(
    db,
    workspace.id,
    pipeline,
    owners,
    now.subtract({ hours: 24 * 365 }),
  );
  const before = await closeBefore(db, workspace.id, week, owners);
  const since = before?.closedAt ?? week.opensAt;
  return {
    week,
    closed,
    quarter: await quarterNumbers(reader, owners),
    rows: funnelRows(reader, pipeline, numbers, conversions),
    open: {
      count: numbers.reduce((count, one) => count + one.count, 0),
      sums: sumOf(numbers.map((one) => ({ currency: one.currency, minor: one.amountMinor }))),
    },
    changes: await weekChanges(db, workspace.id, owners, since),
    before,
    since,
    answered: await whoAnswered(db, workspace.id, owners, week),
    withoutNextStep: await countWithoutNextStep(db, workspace.id, owners, today),
  };
}

async function closeBefore(
  db: Tx,
  workspaceId: string,
  week: ForecastWeek,
  owners: OwnerScope,
): Promise<LastWeek | undefined> {
  // By name, not by moment: after a standstill two weeks are closed at once. ISO weeks sort as text.
  const closed = await db.closedWeek.findFirst({
    where: { workspaceId, week: { lt: week.id } },
    orderBy: { week: "desc" },
  });
  if (!closed) return undefined;
  const totals = await snapshotTotals(db, workspaceId, owners, closed.week);
  return { week: closed.week, closedAt: fromTimestamp(closed.closedAt), ...totals };
}

/** Who submitted is out of the list. Never shown outside a manager's own digest. */
async function whoAnswered(db: Tx, workspaceId: string, owners: OwnerScope, week: ForecastWeek) {
  const rows = await db.$queryRaw<{ name: string; answered: boolean }[]>(sql`
    SELECT m."name", ${hasSubmitted(week.id)} AS "answered" FROM "Member" m
    WHERE m."workspaceId" = ${workspaceId}::uuid AND ${isAsked(week.quarter.id)}
      ${owners === "all" ? noSql : sql`AND m."id" = ANY(${owners}::uuid[])`}
    ORDER BY m."name"`);
  return { asked: rows.length, missing: rows.filter((row) => !row.answered).map((row) => row.name) };
}

async function countWithoutNextStep(
  db: Tx,
  workspaceId: string,
  owners: OwnerScope,
  today: Temporal.PlainDate,
): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>(sql`
    SELECT count(*)::int AS "count" FROM "Deal" d
    WHERE d."workspaceId" = ${workspaceId}::uuid AND d."outcome" IS NULL AND d."nextStep" IS NULL ${ownedBy(sql`d`, owners)}
      AND d."closeDate" <= ${toDateColumn(today.add({ days: dueSoonDays }))}::date`);
  return rows[0]?.count ?? 0;
}
