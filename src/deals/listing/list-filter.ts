/** Which deals a list shows. Travels in buttons, so it is parsed again whenever it comes back. */
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { asked } from "../../asking/asked.ts";
import type { Days } from "../../calendar/asked-quarters.ts";
import { type Period, periodNamed } from "../../calendar/period.ts";
import { quarterAt } from "../../calendar/quarter.ts";
import type { Turn } from "../../chat/use-case.ts";
import { toDateColumn } from "../../database/columns.ts";
import { escapeLike, type Sql, sql } from "../../database/sql.ts";
import { lostIn } from "../../measures/closing-reasons.ts";
import { withLineOf } from "../../measures/funnel-numbers.ts";
import { lacksNextStep } from "../../measures/no-next-step.ts";
import { openDueOn, overdue } from "../../measures/open-due.ts";
import { inQuarter, quarterParts, wonIn } from "../../measures/quarter-deals.ts";
import { endedBefore, weekKind } from "../../measures/reopened.ts";
import { loggedIn, plainSource, sourcedAs, sourcedParts } from "../../measures/sources.ts";
import { stalledSince } from "../../measures/stalled.ts";
import { stillStands, within } from "../../measures/standing-move.ts";
import { againstCompetitor, withPartner } from "../../measures/standing-parties.ts";
import { periodTold, type Span, spanOf, type ToldPeriod } from "../../measures/told-period.ts";
import { bridgeSpan, type ToldWeek, weekTold } from "../../measures/told-week.ts";
import { unconfirmedIn } from "../../measures/unconfirmed.ts";
import { bridgeCauses, movedBy } from "../../measures/week-bridge.ts";
import { weekKinds } from "../../measures/week-changes.ts";
import { runningWeek } from "../../schedule/running-week.ts";
import type { AmountRange } from "../../understanding/read-amount-range.ts";
import { categories } from "../facts/deal.ts";

/** In minor units of a currency, with one end or both: `CNY>=50000000`, `USD>0<=100`. */
const amount = z.string().regex(/^[A-Z]{3}(?:>=?\d{1,15})?(?:<=?\d{1,15})?$/);

/** `period`: when it is due; of won and lost ones when they ended. */
export const listFilter = asked.extend({
  /** A stage's code; several with commas between them, as a word may mean another stage in each pipeline. */
  stage: z.string().max(500).optional(),
  /** Part of a customer's name. */
  customer: z.string().max(120).optional(),
  /** This customer's deals, closed ones too; its name is then only shown. */
  customerId: z.uuid().optional(),
  due: z.enum(["month", "overdue"]).optional(),
  amount: amount.optional(),
  category: z.enum(categories).optional(),
  stalled: z.boolean().optional(),
  /** Signed, first payment awaited: only those, or all but those. */
  awaiting: z.boolean().optional(),
  /** Due soon, with no next step. */
  noNextStep: z.boolean().optional(),
  /** No next step, whenever it is due. */
  noStep: z.boolean().optional(),
  closed: z.enum(["won", "lost", "any"]).optional(),
  /** A plain source's code, without a campaign; "none": nobody has said one. */
  source: z.string().max(40).optional(),
  /** The campaign that brought it: its id. */
  campaign: z.uuid().optional(),
  /** In which this partner has a share, or this competitor was met: their ids. */
  partner: z.uuid().optional(),
  competitor: z.uuid().optional(),
  /** What a number of a source counts, closed or open. */
  sourced: z.enum(sourcedParts).optional(),
  /** Logged from one day to another. */
  logged: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d$/)
    .optional(),
  /** Why it was lost, or won: a code of a pipeline. */
  reason: z.string().max(80).optional(),
  wonReason: z.string().max(80).optional(),
  /** What a number of a quarter counts, closed or open; the quarter by its id, or the running one. */
  counts: z.enum(quarterParts).optional(),
  quarter: z.string().max(10).optional(),
  /** Open deals whose owner did not submit this week. */
  unconfirmed: z.string().max(10).optional(),
  /** To which this happened since then, whether they are open or not. */
  happened: z.enum(weekKinds).optional(),
  since: z.iso.datetime().optional(),
  /** What moved the amount that is open for the quarter, since the close before. */
  bridge: z.enum(bridgeCauses).optional(),
  /** In which order; by date unless it is said. */
  by: z.enum(["amount"]).optional(),
  /** A closed week or another period that is over: the deals as they stood at its end. */
  asOf: z.string().max(10).optional(),
});

export type ListFilter = Readonly<z.output<typeof listFilter>>;

/** What a list of the past is told by; `week` has what moved in it. */
export type ListTold = Omit<ToldPeriod, "period" | "pipeline"> & Readonly<{ week?: ToldWeek }>;

/** The time that a filter is about; undefined where it asks for deals as they stand. */
export async function toldOfFilter(
  turn: Turn,
  { asOf, bridge }: Pick<ListFilter, "asOf" | "bridge">,
): Promise<ListTold | undefined> {
  if (asOf === undefined && bridge === undefined) return undefined;
  const told = await periodTold(turn, asOf ?? runningWeek(turn.workspace, turn.now).id);
  return told && (bridge ? { ...told, week: await weekTold(turn, told.period!.id, turn.needs) } : told);
}

/**
 * Conditions on "Deal" as `d` and "Customer" as `c`, all of which have to hold. Whose deals is not among them.
 * @param told the time that the filter is about
 */
export async function listConditions(turn: Turn, filter: ListFilter, told?: ListTold): Promise<Sql[]> {
  const { zone, settings } = (told ?? turn).workspace;
  const today = told?.today ?? turn.today;
  const running = told?.days ?? quarterAt(turn.now, zone, settings.fiscalStartMonth);
  const quarter = periodNamed(filter.quarter ?? "", settings.fiscalStartMonth) ?? running;
  const until = (date: Temporal.PlainDate) => sql`${openDueOn} <= ${toDateColumn(date)}::date`;
  const where: Sql[] = [outcome(filter, told?.at)];
  const period =
    filter.period === undefined ? undefined : periodNamed(filter.period, settings.fiscalStartMonth);
  if (period) {
    const span = filter.period === filter.asOf && told ? told.span : spanOf(period, zone);
    where.push(inPeriod(filter, period, span, today));
  }
  if (filter.product !== undefined) where.push(withLineOf(sql`d`, filter.product));
  if (filter.pipeline !== undefined) where.push(sql`d."pipeline" = ${filter.pipeline}`);
  if (filter.amount !== undefined) where.push(amountWithin(filter.amount));
  if (filter.reason) where.push(sql`d."lostReason" = ${filter.reason}`);
  if (filter.wonReason) where.push(sql`d."wonReason" = ${filter.wonReason}`);
  if (filter.source !== undefined) where.push(plainSource(filter.source === "none" ? "" : filter.source));
  if (filter.campaign) where.push(sql`d."campaignId" = ${filter.campaign}::uuid`);
  if (filter.partner) where.push(withPartner(filter.partner));
  if (filter.competitor) where.push(againstCompetitor(filter.competitor));
  if (filter.sourced) where.push(sourcedAs(filter.sourced));
  if (filter.logged) where.push(loggedIn(sql`d`, spanOf(daysLogged(filter.logged), zone)));
  if (filter.noStep) where.push(sql`d."nextStepId" IS NULL`);
  if (filter.stage) where.push(sql`d."stage" = ANY(${filter.stage.split(",")}::text[])`);
  if (filter.customerId) where.push(sql`d."customerId" = ${filter.customerId}::uuid`);
  else if (filter.customer) where.push(sql`c."name" ILIKE ${`%${escapeLike(filter.customer)}%`}`);
  if (filter.category) where.push(sql`d."category" = ${filter.category}`);
  if (filter.due === "overdue") where.push(overdue(today));
  if (filter.due === "month") where.push(until(turn.today.with({ day: turn.today.daysInMonth })));
  if (filter.awaiting !== undefined)
    where.push(filter.awaiting ? sql`d."signedAt" IS NOT NULL` : sql`d."signedAt" IS NULL`);
  if (filter.noNextStep) where.push(lacksNextStep(today));
  if (filter.counts) where.push(inQuarter(filter.counts, quarter));
  if (filter.unconfirmed) where.push(unconfirmedIn(filter.unconfirmed));
  if (filter.stalled) where.push(stalledSince({ ...turn, ...told, today }));
  const span = filter.bridge && told?.week ? await bridgeSpan(turn, told.week, turn.needs) : undefined;
  if (filter.bridge) where.push(span ? movedBy(span, filter.bridge) : sql`FALSE`);
  return where;
}

/** @throws Refusal for days that there are not; a button's always are */
export function daysLogged(logged: string): Days {
  const [start = "", end = ""] = logged.split("/");
  return { start: Temporal.PlainDate.from(start), end: Temporal.PlainDate.from(end) };
}

/** An open deal of a period under way may be overdue: what was due before is still to come. */
function inPeriod({ closed }: ListFilter, period: Period, span: Span, today: Temporal.PlainDate): Sql {
  if (closed === "won") return wonIn(period);
  if (closed === "lost") return lostIn(span);
  if (closed === "any") return sql`(${wonIn(period)} OR ${lostIn(span)})`;
  const until = sql`${openDueOn} <= ${toDateColumn(period.end)}::date`;
  return isUnderWay(period, today)
    ? until
    : sql`(${until} AND ${openDueOn} >= ${toDateColumn(period.start)}::date)`;
}

export const isUnderWay = (
  { start, end }: Pick<Period, "start" | "end">,
  today: Temporal.PlainDate,
): boolean => Temporal.PlainDate.compare(start, today) <= 0 && Temporal.PlainDate.compare(today, end) <= 0;

function amountWithin(amount: string): Sql {
  const { currency, from, to } = amountRangeOf(amount);
  const least = from ? (from.included ? from.minor : from.minor + 1n) : 0n;
  const most = to ? (to.included ? to.minor : to.minor - 1n) : undefined;
  return most === undefined
    ? sql`(d."currency" = ${currency} AND d."amountMinor" >= ${least}::bigint)`
    : sql`(d."currency" = ${currency} AND d."amountMinor" BETWEEN ${least}::bigint AND ${most}::bigint)`;
}

/** As the filter has it, and back. */
export const amountFilter = ({ currency, from, to }: AmountRange): string =>
  `${currency}${from ? `>${from.included ? "=" : ""}${from.minor}` : ""}${to ? `<${to.included ? "=" : ""}${to.minor}` : ""}`;

export function amountRangeOf(amount: string): AmountRange {
  const end = (sign: string) => {
    const [, included, minor] = new RegExp(`${sign}(=?)(\\d+)`).exec(amount) ?? [];
    return minor === undefined ? undefined : { minor: BigInt(minor), included: included === "=" };
  };
  return { currency: amount.slice(0, 3), from: end(">"), to: end("<") };
}

/** Open ones, unless the filter is about an end, something that happened, a quarter's number, or one customer. */
function outcome(
  { closed, happened, since, customerId, counts, bridge, sourced }: ListFilter,
  until: Temporal.Instant | undefined,
): Sql {
  if (happened && since) {
    return sql`EXISTS (
      SELECT 1 FROM "DealVersion" m
       WHERE m."workspaceId" = d."workspaceId" AND m."dealId" = d."id" AND ${within(sql`m."from"`, Temporal.Instant.from(since), until)}
         AND ${weekKind} = ${happened} AND ${stillStands(until)} AND ${endedBefore(Temporal.Instant.from(since), until)})`;
  }
  if ((customerId || counts || bridge || sourced) && !closed) return sql`TRUE`;
  if (closed === "any") return sql`d."outcome" IS NOT NULL`;
  return closed ? sql`d."outcome" = ${closed}` : sql`d."outcome" IS NULL`;
}
