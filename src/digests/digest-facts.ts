/** Everything one manager's digest is made from. */
import { Temporal } from "temporal-polyfill";
import { type ForecastWeek, previousWeek, weekOf } from "../calendar/forecast-week.ts";
import { quarterAt } from "../calendar/quarter.ts";
import type { Reader } from "../chat/use-case.ts";
import type { OwnerScope } from "../company/owner-scope.ts";
import { fromTimestamp, toDateColumn } from "../database/columns.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { dueSoonDays } from "../deals/listing/list-filter.ts";
import { closeBefore, type LastClose } from "../measures/close-before.ts";
import { ownedBy } from "../measures/funnel-numbers.ts";
import { openDueOn } from "../measures/open-due.ts";
import { type QuarterNumbers, quarterNumbers } from "../measures/quarter-numbers.ts";
import { funnelNumbersWithAges } from "../measures/stage-ages.ts";
import { stageConversion } from "../measures/stage-conversion.ts";
import { unconfirmedIn } from "../measures/unconfirmed.ts";
import { closeOf, type MemberAnswer, weekAnswers } from "../measures/week-answers.ts";
import { type Change, type WeekChanges, weekChanges } from "../measures/week-changes.ts";
import { type Correction, weekCorrections } from "../measures/week-corrections.ts";
import { type Sums, sumOf } from "../money/sums.ts";
import { scheduleOf } from "../schedule/schedule-settings.ts";
import { type FunnelRow, funnelRows } from "./funnel-picture.ts";

export type DigestFacts = Readonly<{
  /** The week it is about: the one that closed last, or on other days the one that is under way. */
  week: ForecastWeek;
  quarter: QuarterNumbers;
  /** In the first week that closes in a quarter: how the one before ended. */
  ended: QuarterNumbers | undefined;
  rows: readonly FunnelRow[];
  open: Change;
  changes: WeekChanges;
  /** Of what was won before. */
  corrections: readonly Correction[];
  /** The close before; undefined in the first week. */
  before: LastClose | undefined;
  /** Start of what `changes` counts. */
  since: Temporal.Instant;
  answered: Answered;
  /** Open deals of who has not answered: carried forward as they stand. */
  unconfirmed: Change;
  /** Due soon, with no next step. */
  withoutNextStep: number;
  closed: boolean;
}>;

export type Answered = Readonly<{
  asked: number;
  missing: readonly string[];
  /** For the week's quarter, by those who answered, and by the others the last time. */
  promised: Sums;
  /** The part of it that was promised in an earlier week. */
  carried: Sums;
}>;

/** Right after a close the digest is about the closed week; on any other day about the one under way. */
const closedWeekLasts = { hours: 48 };

/** @param about the week that the schedule has just closed; found by the clock when missing */
export async function digestFacts(
  reader: Reader & { db: Tx; now: Temporal.Instant },
  owners: OwnerScope,
  about?: ForecastWeek,
): Promise<DigestFacts> {
  const { db, now, workspace, today } = reader;
  const { week, closedAt } = await weekAbout(reader, about);
  const closed = closedAt !== undefined;
  const pipeline = reader.pipelines.standard;
  const numbers = await funnelNumbersWithAges(db, workspace.id, pipeline.code, owners);
  const conversions = await stageConversion(
    db,
    workspace.id,
    pipeline,
    owners,
    now.subtract({ hours: 24 * 365 }),
  );
  const before = await closeBefore(reader, owners, pipeline.code, { week: week.id, closedAt });
  const since = before?.closedAt ?? week.opensAt;
  // While a week is under way its numbers are those of the quarter in which they are read.
  const quarter = closed ? week.quarter : quarterAt(now, workspace.zone, workspace.settings.fiscalStartMonth);
  return {
    week,
    closed,
    quarter: await quarterNumbers(reader, owners, quarter),
    ended: closed ? await endedQuarter(reader, owners, week) : undefined,
    rows: funnelRows(reader, pipeline, numbers, conversions),
    open: {
      count: numbers.reduce((count, one) => count + one.count, 0),
      sums: sumOf(numbers.map((one) => ({ currency: one.currency, minor: one.amountMinor }))),
    },
    changes: await weekChanges(db, workspace.id, owners, since),
    corrections: await weekCorrections(db, workspace, owners, since),
    before,
    since,
    answered: answeredBy(
      await weekAnswers(db, workspace, owners, week, closed),
      quarter.id === week.quarter.id,
    ),
    unconfirmed: await unconfirmed(reader, owners, week.id),
    withoutNextStep: await countWithoutNextStep(db, workspace.id, owners, today),
  };
}

/** Weeks before the company existed have no close, so they are left out. */
async function weekAbout(
  { db, now, workspace }: Pick<Reader, "workspace"> & { db: Tx; now: Temporal.Instant },
  about: ForecastWeek | undefined,
): Promise<{ week: ForecastWeek; closedAt: Temporal.Instant | undefined }> {
  const schedule = scheduleOf(workspace.zone, workspace.settings);
  const running = weekOf(now, schedule);
  const recent = Temporal.Instant.compare(now, running.opensAt.add(closedWeekLasts)) < 0;
  const week = about ?? (recent ? previousWeek(running, schedule) : running);
  const close = await closeOf(db, workspace.id, week.id);
  return close ? { week, closedAt: fromTimestamp(close.closedAt) } : { week: running, closedAt: undefined };
}

async function endedQuarter(
  reader: Pick<Reader, "workspace"> & { db: Tx },
  owners: OwnerScope,
  week: ForecastWeek,
): Promise<QuarterNumbers | undefined> {
  const { zone, settings } = reader.workspace;
  const former = previousWeek(week, scheduleOf(zone, settings)).quarter;
  return former.id === week.quarter.id ? undefined : quarterNumbers(reader, owners, former);
}

/** @param sameQuarter whether what was promised is of the quarter that is shown */
function answeredBy(answers: readonly MemberAnswer[], sameQuarter: boolean): Answered {
  const promised = (some: readonly MemberAnswer[]) =>
    sumOf(some.flatMap((one) => (sameQuarter && one.promised ? [one.promised] : [])));
  const missing = answers.filter((one) => !one.answered);
  return {
    asked: answers.length,
    missing: missing.map((one) => one.name),
    promised: promised(answers),
    carried: promised(missing),
  };
}

async function unconfirmed(
  { db, workspace }: Pick<Reader, "workspace"> & { db: Tx },
  owners: OwnerScope,
  week: string,
): Promise<Change> {
  const rows = await db.$queryRaw<{ currency: string; count: number; minor: bigint }[]>(sql`
    SELECT d."currency", count(*)::int AS "count", sum(d."amountMinor")::bigint AS "minor" FROM "Deal" d
    WHERE d."workspaceId" = ${workspace.id}::uuid AND ${unconfirmedIn(week)} ${ownedBy(sql`d`, owners)}
    GROUP BY 1`);
  return {
    count: rows.reduce((count, row) => count + row.count, 0),
    sums: sumOf(rows.map((row) => ({ currency: row.currency, minor: BigInt(row.minor) }))),
  };
}

async function countWithoutNextStep(
  db: Tx,
  workspaceId: string,
  owners: OwnerScope,
  today: Temporal.PlainDate,
): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>(sql`
    SELECT count(*)::int AS "count" FROM "Deal" d
    WHERE d."workspaceId" = ${workspaceId}::uuid AND d."outcome" IS NULL AND d."nextStepId" IS NULL ${ownedBy(sql`d`, owners)}
      AND ${openDueOn} <= ${toDateColumn(today.add({ days: dueSoonDays }))}::date`);
  return rows[0]?.count ?? 0;
}
