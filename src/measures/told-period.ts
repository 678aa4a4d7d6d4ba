/** A period that is told of: as of when, by which tree of teams, whose deals. A past one is as of its end. */
import { Temporal } from "temporal-polyfill";
import type { Days } from "../calendar/asked-quarters.ts";
import { type Period, periodNamed } from "../calendar/period.ts";
import { quarterAt } from "../calendar/quarter.ts";
import { dayOf } from "../company/day-of.ts";
import type { Workspace } from "../company/member.ts";
import { membersOfTeam, type OwnerScope, ownersWithin } from "../company/owner-scope.ts";
import { type Permission, reach } from "../company/permissions.ts";
import type { Together } from "../money/together.ts";
import type { Pipeline } from "../pipelines/pipeline.ts";
import { runningWeek } from "../schedule/running-week.ts";
import { type ClosedWeek, closeBefore, closedWeek, lastCloseBy, ownersThen } from "./closed-week.ts";
import type { Among } from "./funnel-numbers.ts";
import { inOneCurrency } from "./in-one-currency.ts";
import { type People, peopleOf } from "./people.ts";
import { type QuarterNumbers, quarterNumbers } from "./quarter-numbers.ts";
import { noQuota, type QuotaBook, quotaAmong } from "./quotas.ts";
import type { Asking } from "./told-week.ts";

export type NamedDays = Days & Readonly<{ id: string }>;

export type Span = Readonly<{ since: Temporal.Instant; until: Temporal.Instant }>;

export type ToldPeriod = Readonly<{
  /** What was asked for; undefined: how things stand. */
  period: Period | undefined;
  /** What won and forecast are counted over: the period, or the quarter of a week. */
  days: NamedDays;
  /** What happened in it: [since, until); of a week from close to close. */
  span: Span;
  /** Deals are read as they stood at this instant; undefined: as they stand. */
  at: Temporal.Instant | undefined;
  /** The last day of what is past, or the reader's today. */
  today: Temporal.PlainDate;
  workspace: Workspace;
  /** The standard one of that day. */
  pipeline: Pipeline;
  /** The last close by then, which has kept teams and quotas; undefined: those of today. */
  kept: ClosedWeek | undefined;
}>;

/** @returns undefined for a week that is neither under way nor was kept */
export async function periodTold(asking: Asking, id: string | undefined): Promise<ToldPeriod | undefined> {
  const { workspace, now, today, pipelines } = asking;
  const { zone, settings } = workspace;
  const period = id === undefined ? undefined : periodNamed(id, settings.fiscalStartMonth);
  const quarter = quarterAt(now, zone, settings.fiscalStartMonth);
  const running = {
    period,
    days: quarter,
    at: undefined,
    today,
    workspace,
    pipeline: pipelines.standard,
    kept: undefined,
  };
  if (period?.kind === "week") return (await weekKept(asking, period)) ?? weekUnderWay(running, now);
  const days = period ?? quarter;
  const span = spanOf(days, zone);
  if (Temporal.Instant.compare(now, span.until) < 0) return { ...running, days, span };
  const kept = await lastCloseBy(asking, span.until);
  const pipeline = kept ? standardOf(asking, kept) : pipelines.standard;
  return { ...running, days, span, at: span.until, today: days.end, kept, pipeline };
}

async function weekKept(asking: Asking, period: Period): Promise<ToldPeriod | undefined> {
  const kept = await closedWeek(asking, period.id);
  if (!kept) return undefined;
  const { closesAt: at, closeDate: today, workspace, quarter: days } = kept;
  const last = await closeBefore(asking, kept.id, at);
  const span = { since: last?.closesAt ?? kept.opensAt, until: at };
  return { period, days, span, at, today, workspace, pipeline: standardOf(asking, kept), kept };
}

function weekUnderWay(running: Omit<ToldPeriod, "span">, now: Temporal.Instant): ToldPeriod | undefined {
  const { id, opensAt, closesAt } = runningWeek(running.workspace, now);
  return running.period?.id === id ? { ...running, span: { since: opensAt, until: closesAt } } : undefined;
}

const standardOf = ({ pipelines }: Asking, { pipeline: { code, version } }: ClosedWeek): Pipeline =>
  pipelines.of({ pipeline: code, pipelineVersion: version });

/** From the first instant of some days to the first after them. */
export const spanOf = ({ start, end }: Days, zone: string): Span => ({
  since: start.toZonedDateTime(zone).toInstant(),
  until: end.add({ days: 1 }).toZonedDateTime(zone).toInstant(),
});

export type Whose = Readonly<{ whose?: "mine" | "team"; team?: string; owner?: string }>;

/**
 * Whose deals are asked for, and never more than the member may see. Whoever has no deals of their own (managers, finance)
 * means everyone they can see.
 * @param people of a past day; of today when missing
 */
export async function ownersAsked(
  { db, member, workspace }: Pick<Asking, "db" | "member" | "workspace">,
  { whose, team, owner }: Whose,
  permission: Permission,
  people?: People,
): Promise<OwnerScope> {
  const scope = people
    ? await ownersThen(db, member, permission, people)
    : await ownersWithin(db, member, permission);
  const seen = (ids: readonly string[]) => (scope === "all" ? ids : ids.filter((id) => scope.includes(id)));
  if (owner) return seen([owner]);
  if (team) return seen(people ? peopleOf(people, [team]) : await membersOfTeam(db, workspace.id, team));
  const meant = whose ?? (reach(member, permission) === "own" ? "mine" : "team");
  return meant === "mine" ? seen([member.id]) : scope;
}

/** Won and forecast of a period, with the quotas of that day. */
export async function numbersTold(
  { db }: Pick<Asking, "db">,
  { workspace, days, at, kept }: ToldPeriod,
  among: Among,
): Promise<QuarterNumbers<NamedDays>> {
  const numbers = await quarterNumbers({ db, workspace }, among, days, at);
  if (!kept) return numbers;
  const book = bookThen(kept, numbers.book, days);
  return {
    ...numbers,
    book,
    ...(among === "all" || !("owners" in among) ? quotaAmong(book, among) : noQuota),
  };
}

/** A card's numbers in the company's currency: of a closed week by the rates that it kept. */
export const toldInOneCurrency = <T>(
  { db, now }: Pick<Asking, "db" | "now">,
  { workspace, at, today, period, kept }: ToldPeriod,
  facts: T,
): Promise<Together<T>> =>
  inOneCurrency(
    { db, workspace },
    at ? today : dayOf(workspace, now),
    facts,
    period?.kind === "week" ? kept?.rates : undefined,
  );

/** Quotas as the close kept them, where it closed in these days; those of other days have stayed with their dates. */
const bookThen = (
  { quarter, quotas, teams, members }: ClosedWeek,
  { parts }: QuotaBook,
  { id }: NamedDays,
): QuotaBook => ({
  teams,
  members,
  parts: quarter.id === id ? quotas.filter((one) => one.quarter === id) : parts,
});
