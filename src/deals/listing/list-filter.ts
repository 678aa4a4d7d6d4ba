/** Which deals a list shows. Travels in buttons, so it is parsed again whenever it comes back. */
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { weekOf } from "../../calendar/forecast-week.ts";
import { quarterAt, quarterNamed } from "../../calendar/quarter.ts";
import type { Turn } from "../../chat/use-case.ts";
import { toDateColumn } from "../../database/columns.ts";
import { escapeLike, type Sql, sql } from "../../database/sql.ts";
import { lacksNextStep } from "../../measures/no-next-step.ts";
import { openDueOn, overdue } from "../../measures/open-due.ts";
import { inQuarter, quarterParts } from "../../measures/quarter-deals.ts";
import { endedBefore, weekKind } from "../../measures/reopened.ts";
import { stalledSince } from "../../measures/stalled.ts";
import { stillStands, within } from "../../measures/standing-move.ts";
import { bridgeSpan, type ToldWeek, weekTold } from "../../measures/told-week.ts";
import { unconfirmedIn } from "../../measures/unconfirmed.ts";
import { bridgeCauses, movedBy } from "../../measures/week-bridge.ts";
import { weekKinds } from "../../measures/week-changes.ts";
import { scheduleOf } from "../../schedule/schedule-settings.ts";
import { categories } from "../facts/deal.ts";

export const listFilter = z.object({
  whose: z.enum(["mine", "team"]).optional(),
  /** A team's id: its members and those of the teams nested in it. */
  team: z.uuid().optional(),
  /** A member's id. */
  owner: z.uuid().optional(),
  /** A stage's code; several with commas between them, as a word may mean another stage in each pipeline. */
  stage: z.string().max(500).optional(),
  /** Part of a customer's name. */
  customer: z.string().max(120).optional(),
  /** This customer's deals, closed ones too; its name is then only shown. */
  customerId: z.uuid().optional(),
  due: z.enum(["month", "quarter", "overdue"]).optional(),
  category: z.enum(categories).optional(),
  stalled: z.boolean().optional(),
  /** Signed, first payment awaited: only those, or all but those. */
  awaiting: z.boolean().optional(),
  /** Due soon, with no next step. */
  noNextStep: z.boolean().optional(),
  closed: z.enum(["won", "lost", "any"]).optional(),
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
  /** A closed week: the deals as they stood at its close. */
  asOf: z.string().max(10).optional(),
});

export type ListFilter = Readonly<z.output<typeof listFilter>>;

/** The week that a filter is about; undefined where it asks for deals as they stand. */
export async function weekOfFilter(
  turn: Turn,
  { asOf, bridge }: Pick<ListFilter, "asOf" | "bridge">,
): Promise<ToldWeek | undefined> {
  if (asOf === undefined && bridge === undefined) return undefined;
  const { zone, settings } = turn.workspace;
  return weekTold(turn, asOf ?? weekOf(turn.now, scheduleOf(zone, settings)).id, turn.needs);
}

/**
 * Conditions on "Deal" as `d` and "Customer" as `c`, all of which have to hold. Whose deals is not among them.
 * @param told the week that the filter is about
 */
export async function listConditions(turn: Turn, filter: ListFilter, told?: ToldWeek): Promise<Sql[]> {
  const { zone, settings } = (told ?? turn).workspace;
  const today = told?.today ?? turn.today;
  const running = told?.quarter ?? quarterAt(turn.now, zone, settings.fiscalStartMonth);
  const quarter = quarterNamed(filter.quarter ?? "", settings.fiscalStartMonth) ?? running;
  const until = (date: Temporal.PlainDate) => sql`${openDueOn} <= ${toDateColumn(date)}::date`;
  const where: Sql[] = [outcome(filter, told?.at)];
  if (filter.stage) where.push(sql`d."stage" = ANY(${filter.stage.split(",")}::text[])`);
  if (filter.customerId) where.push(sql`d."customerId" = ${filter.customerId}::uuid`);
  else if (filter.customer) where.push(sql`c."name" ILIKE ${`%${escapeLike(filter.customer)}%`}`);
  if (filter.category) where.push(sql`d."category" = ${filter.category}`);
  if (filter.due === "overdue") where.push(overdue(today));
  if (filter.due === "month") where.push(until(turn.today.with({ day: turn.today.daysInMonth })));
  if (filter.due === "quarter") where.push(until(quarter.end));
  if (filter.awaiting !== undefined)
    where.push(filter.awaiting ? sql`d."signedAt" IS NOT NULL` : sql`d."signedAt" IS NULL`);
  if (filter.noNextStep) where.push(lacksNextStep(today));
  if (filter.counts) where.push(inQuarter(filter.counts, quarter));
  if (filter.unconfirmed) where.push(unconfirmedIn(filter.unconfirmed));
  if (filter.stalled) where.push(stalledSince({ ...turn, ...told, today }));
  const span = filter.bridge && told ? await bridgeSpan(turn, told, turn.needs) : undefined;
  if (filter.bridge) where.push(span ? movedBy(span, filter.bridge) : sql`FALSE`);
  return where;
}

/** Open ones, unless the filter is about an end, something that happened, a quarter's number, or one customer. */
function outcome(
  { closed, happened, since, customerId, counts, bridge }: ListFilter,
  until: Temporal.Instant | undefined,
): Sql {
  if (happened && since) {
    return sql`EXISTS (
      SELECT 1 FROM "DealVersion" m
       WHERE m."workspaceId" = d."workspaceId" AND m."dealId" = d."id" AND ${within(sql`m."from"`, Temporal.Instant.from(since), until)}
         AND ${weekKind} = ${happened} AND ${stillStands(until)} AND ${endedBefore(Temporal.Instant.from(since), until)})`;
  }
  if ((customerId || counts || bridge) && !closed) return sql`TRUE`;
  if (closed === "any") return sql`d."outcome" IS NOT NULL`;
  return closed ? sql`d."outcome" = ${closed}` : sql`d."outcome" IS NULL`;
}
