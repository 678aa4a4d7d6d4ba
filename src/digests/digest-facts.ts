/** Everything one manager's digest is made from. */
import { Temporal } from "temporal-polyfill";
import { type ForecastWeek, previousWeek, weekOf } from "../calendar/forecast-week.ts";
import type { Quarter } from "../calendar/quarter.ts";
import type { Reader } from "../chat/use-case.ts";
import { dayOf } from "../company/day-of.ts";
import type { Workspace } from "../company/member.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { bridgeByRates, exchangeThen } from "../measures/bridge-by-rates.ts";
import { type Change, type ChangeRow, changeOf } from "../measures/change.ts";
import { answersThen, quotaThen } from "../measures/closed-week.ts";
import { conversionRates } from "../measures/conversion-rates.ts";
import { dealsAsOf } from "../measures/deals-as-of.ts";
import { type StandingException, standingExceptions } from "../measures/exceptions.ts";
import { ownedBy } from "../measures/funnel-numbers.ts";
import { inOneCurrency } from "../measures/in-one-currency.ts";
import { lateWins } from "../measures/late-wins.ts";
import { byGap, type PartStanding, partStandings } from "../measures/part-standings.ts";
import type { OfQuarter } from "../measures/per-quarter.ts";
import { type QuarterNumbers, quarterNumbers } from "../measures/quarter-numbers.ts";
import { funnelNumbersWithAges } from "../measures/stage-ages.ts";
import { type Asking, bridgeSpan, type ToldWeek, weekTold } from "../measures/told-week.ts";
import { unconfirmedIn } from "../measures/unconfirmed.ts";
import { type MemberAnswer, namesOf, weekAnswers } from "../measures/week-answers.ts";
import { type WeekBridge, weekBridge } from "../measures/week-bridge.ts";
import { type WeekChanges, weekChanges } from "../measures/week-changes.ts";
import { weekCorrections } from "../measures/week-corrections.ts";
import { type WeekExceptions, weekExceptions } from "../measures/week-exceptions.ts";
import { type Sums, sumOf } from "../money/sums.ts";
import type { Together } from "../money/together.ts";
import { scheduleOf } from "../schedule/schedule-settings.ts";
import { type FunnelRow, funnelRows } from "./funnel-picture.ts";

export type DigestFacts = Readonly<{
  /** The week it is about: the one that closed last, or on other days the one that is under way. */
  week: ForecastWeek;
  quarter: QuarterNumbers;
  /** In the first week that closes in a quarter: how the one before ended. */
  ended: QuarterNumbers | undefined;
  rows: readonly FunnelRow[];
  changes: WeekChanges;
  /** Of what was won before. */
  corrections: readonly OfQuarter[];
  /** Of this week's wins, those of quarters that were over. */
  late: readonly OfQuarter[];
  /** When the week before closed; undefined in the first week. */
  lastClosedAt: Temporal.Instant | undefined;
  /** What became of the deals that were open for the quarter at that close; undefined in the first week. */
  bridge: WeekBridge | undefined;
  /** Start of what `changes` counts. */
  since: Temporal.Instant;
  answered: Answered;
  /** Open deals of who has not answered: carried forward as they stand. */
  unconfirmed: Change;
  exceptions: WeekExceptions;
  /** How many exceptions from what stages need hold, and how many wait for an answer. */
  granted: Readonly<{ holding: number; waiting: number }>;
  /** Teams or reps. */
  parts: readonly PartStanding[];
  closed: boolean;
  /** The day of the close, or today while the week is under way. */
  today: Temporal.PlainDate;
  /** The company by the rules of that day. */
  workspace: Workspace;
  /** How amounts of several currencies were added up, or why they were not. */
  rates: Omit<Together<unknown>, "facts">;
}>;

export type Answered = Readonly<{
  asked: number;
  /** Whose unconfirmed deals are worth most in the company's currency first. */
  missing: readonly Unanswered[];
  /** For the quarter that is shown, by those who answered, and by the others the last time. */
  promised: Sums;
  /** The part of it that was promised in an earlier week. */
  carried: Sums;
  /** Who was away: who answered in their name, or would have; names. */
  away: readonly Absent[];
}>;

export type Absent = Readonly<{ name: string; by: string | undefined }>;

/** Who was asked and has not answered. */
export type Unanswered = Readonly<{ memberId: string; name: string; deals: Change }>;

/** Lines of exceptions on the card; all of a kind are behind a tap. */
export const exceptionLines = 6;

/** Right after a close the digest is about the closed week; on any other day about the one under way. */
const closedWeekLasts = { hours: 48 };

/** @param about the week that the schedule has just closed; found by the clock when missing */
export async function digestFacts(
  asking: Reader & Asking,
  about?: Pick<ForecastWeek, "id">,
): Promise<DigestFacts> {
  const { db } = asking;
  const told = await weekTold(asking, (about ?? weekByClock(asking)).id, "funnel.see");
  const { week, workspace, pipeline, owners, at, since, last, today } = told;
  const numbers = await funnelNumbersWithAges(db, workspace.id, pipeline.code, owners, at);
  const versions = asking.pipelines.versionsOf(pipeline);
  const conversions = await conversionRates(db, workspace.id, versions, owners, at ?? asking.now, at);
  const span = await bridgeSpan(asking, told, "funnel.see");
  const bridge = span && (await weekBridge(db, span));
  const quarter = await quarterTold(db, told, told.quarter);
  const unconfirmed = await unconfirmedByOwner(db, told);
  const answers = await answersOf(db, told);
  const apart = {
    ...{ week, workspace, today, since, bridge },
    closed: told.closed !== undefined,
    lastClosedAt: last?.closesAt,
    quarter,
    ended: await endedQuarter(db, told),
    rows: funnelRows({ ...asking, workspace, today }, pipeline, numbers, conversions),
    changes: await weekChanges(db, workspace.id, owners, since, at),
    corrections: await weekCorrections(db, workspace, owners, since, at),
    late: await lateWins(db, workspace, owners, since, at),
    granted: grantedOf(await standingExceptions(db, workspace.id, owners, today, at ?? asking.now)),
    exceptions: await weekExceptions(asking, told, bridge?.setbacks ?? [], exceptionLines),
    answered: answeredBy(answers, unconfirmed, workspace.currency, await namesOf({ db, workspace }, answers)),
    unconfirmed: changeOf(unconfirmed),
    parts: await partStandings(db, told, quarter.book),
  };
  const day = told.closed ? today : dayOf(workspace, asking.now);
  const { facts, ...rates } = await inOneCurrency({ db, workspace }, day, apart, told.closed?.rates);
  const { exchange } = rates;
  const digest = { ...facts, rates, parts: byGap(facts.parts, workspace.currency) };
  if (!exchange || !bridge || !last) return digest;
  return { ...digest, bridge: bridgeByRates(bridge, exchangeThen(last, exchange), exchange) };
}

const grantedOf = (standing: readonly StandingException[]) => ({
  holding: standing.filter(({ state }) => state === "approved").length,
  waiting: standing.filter(({ state }) => state === "asked").length,
});

/** Right after a close the one that closed, on any other day the one under way. */
function weekByClock({ now, workspace }: Asking): ForecastWeek {
  const schedule = scheduleOf(workspace.zone, workspace.settings);
  const running = weekOf(now, schedule);
  const recent = Temporal.Instant.compare(now, running.opensAt.add(closedWeekLasts)) < 0;
  return recent ? previousWeek(running, schedule) : running;
}

async function quarterTold(db: Tx, told: ToldWeek, quarter: Quarter): Promise<QuarterNumbers> {
  const { workspace, owners, closed, at } = told;
  const numbers = await quarterNumbers({ db, workspace }, owners, quarter, at);
  return closed ? { ...numbers, ...quotaThen(closed, owners, quarter) } : numbers;
}

async function endedQuarter(db: Tx, told: ToldWeek): Promise<QuarterNumbers | undefined> {
  const { week, closed, workspace, last } = told;
  if (!closed) return undefined;
  const former = (last ?? previousWeek(week, scheduleOf(workspace.zone, workspace.settings))).quarter;
  return former.id === week.quarter.id ? undefined : quarterTold(db, told, former);
}

async function answersOf(db: Tx, told: ToldWeek): Promise<readonly MemberAnswer[]> {
  const { workspace, owners, week, closed } = told;
  return closed
    ? answersThen(closed, owners)
    : weekAnswers(db, workspace, owners, week, undefined, told.quarter);
}

type Unconfirmed = ChangeRow & Readonly<{ ownerId: string }>;

function answeredBy(
  answers: readonly MemberAnswer[],
  unconfirmed: readonly Unconfirmed[],
  currency: string,
  nameOf: (id: string) => string,
): Answered {
  const promised = (some: readonly MemberAnswer[]) => sumOf(some.flatMap((one) => one.promised ?? []));
  const missing = answers.filter((one) => !one.answered && !one.away);
  const size = ({ deals }: Unanswered) => deals.sums.get(currency) ?? 0n;
  return {
    asked: answers.filter((one) => one.answered || !one.away).length,
    missing: missing
      .map(({ memberId, name }) => ({
        ...{ memberId, name },
        deals: changeOf(unconfirmed.filter(({ ownerId }) => ownerId === memberId)),
      }))
      .toSorted((a, b) => (size(a) === size(b) ? 0 : size(a) > size(b) ? -1 : 1)),
    promised: promised(answers),
    carried: promised(answers.filter((one) => !one.answered)),
    away: answers
      .filter((one) => one.byId || (one.away && !one.answered))
      .map(({ name, byId }) => ({ name, by: byId && nameOf(byId) })),
  };
}

const unconfirmedByOwner = (db: Tx, { workspace, owners, week, at }: ToldWeek): Promise<Unconfirmed[]> =>
  db.$queryRaw<Unconfirmed[]>(sql`
    SELECT d."ownerId"::text AS "ownerId", d."currency", count(*)::int AS "count", sum(d."amountMinor")::bigint AS "minor"
    FROM ${dealsAsOf(at)}
    WHERE d."workspaceId" = ${workspace.id}::uuid AND ${unconfirmedIn(week.id)} ${ownedBy(sql`d`, owners)}
    GROUP BY 1, 2`);
