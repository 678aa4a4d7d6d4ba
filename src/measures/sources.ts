/** Where deals come from: what each campaign brought, and what came without one. */
import type { Temporal } from "temporal-polyfill";
import type { Days } from "../calendar/asked-quarters.ts";
import { fromDateColumn, toDateColumn } from "../database/columns.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { type Sums, sumOf } from "../money/sums.ts";
import { dealsAsOf } from "./deals-as-of.ts";
import { type Among, ownedBy } from "./funnel-numbers.ts";
import { within } from "./standing-move.ts";
import { type Span, spanOf } from "./told-period.ts";

/** What a number of a source counts; the list that its button opens asks the same. */
export const sourcedParts = ["prospects", "qualified", "orders"] as const;
export type SourcedPart = (typeof sourcedParts)[number];

/** Deals that came at least one counted stage beyond the one in which they were logged, as a condition on the alias d. */
const cameOn = sql`EXISTS (
  SELECT 1 FROM "PipelineStage" g
   WHERE g."workspaceId" = d."workspaceId" AND g."pipeline" = d."pipeline" AND g."version" = d."pipelineVersion" AND g."counted"
     AND g."position" > d."began" AND g."position" < d."began" + cardinality(d."reachedAt"))`;

const wasWon = sql`d."outcome" = 'won'`;

/** A condition on the alias d. */
export function sourcedAs(part: SourcedPart): Sql {
  if (part === "prospects") return sql`TRUE`;
  return part === "qualified" ? cameOn : wasWon;
}

/** @param alias of "Deal", which has the instant that no version keeps */
export const loggedIn = (alias: Sql, { since, until }: Span): Sql =>
  within(sql`${alias}."createdAt"`, since, until);

/** A source without a campaign, as a condition on the alias d; "" where nobody has said one. */
export const plainSource = (source: string): Sql =>
  sql`(d."campaignId" IS NULL AND coalesce(d."source", '') = ${source})`;

export type SourceNumbers = Readonly<{
  /** The code of a plain source, "" where nobody has said one; of a campaign "campaign". */
  source: string;
  campaign: CampaignTold | null;
  prospects: number;
  qualified: number;
  orders: number;
  lost: number;
  /** What the orders brought, each at the rate of its day. */
  won: Sums;
}>;

export type CampaignTold = Readonly<{
  id: string;
  name: string;
  startsOn: Temporal.PlainDate;
  endsOn: Temporal.PlainDate | null;
  /** Of its first day's rate; nothing where nobody has said what it cost. */
  cost: Sums;
  /** That a cost was said, if one of nothing. */
  isCosted: boolean;
}>;

type Row = {
  source: string;
  campaignId: string | null;
  currency: string | null;
  on: string | null;
  prospects: number;
  qualified: number;
  orders: number;
  lost: number;
  minor: bigint | null;
};

type CampaignRow = {
  id: string;
  name: string;
  startsOn: Date;
  endsOn: Date | null;
  costMinor: bigint | null;
  currency: string;
};

type Workspace = Readonly<{ id: string; zone: string; currency: string }>;

/**
 * Of a campaign that ran in these days all that it has brought, whenever that was logged; of the other sources what was
 * logged in them. Campaigns first, the newest before the others; then the sources that brought most.
 * @param at as it was known at an instant; now when missing
 */
export async function sourceNumbers(
  db: Tx,
  workspace: Workspace,
  among: Among,
  days: Days,
  at?: Temporal.Instant,
): Promise<SourceNumbers[]> {
  const [from, to] = [toDateColumn(days.start), toDateColumn(days.end)];
  const campaigns = await db.$queryRaw<CampaignRow[]>(sql`
    SELECT k."id"::text AS "id", k."name", k."startsOn", k."endsOn", k."costMinor", k."currency" FROM "Campaign" k
    WHERE k."workspaceId" = ${workspace.id}::uuid AND k."startsOn" <= ${to}::date AND (k."endsOn" IS NULL OR k."endsOn" >= ${from}::date)
    ORDER BY k."startsOn" DESC, k."name", k."id"`);
  const ids = campaigns.map(({ id }) => id);
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT coalesce(d."source", '') AS "source", d."campaignId"::text AS "campaignId", d."currency",
           CASE WHEN ${wasWon} THEN d."wonOn" END::text AS "on",
           count(*)::int AS "prospects", count(*) FILTER (WHERE ${cameOn})::int AS "qualified",
           count(*) FILTER (WHERE ${wasWon})::int AS "orders", count(*) FILTER (WHERE d."outcome" = 'lost')::int AS "lost",
           sum(d."amountMinor") FILTER (WHERE ${wasWon})::bigint AS "minor"
    FROM ${dealsAsOf(at)} JOIN "Deal" l ON l."id" = d."id"
    WHERE d."workspaceId" = ${workspace.id}::uuid AND d."outcome" IS DISTINCT FROM 'withdrawn' ${ownedBy(sql`d`, among)}
      AND (d."campaignId" = ANY(${ids}::uuid[]) OR (d."campaignId" IS NULL AND ${loggedIn(sql`l`, spanOf(days, workspace.zone))}))
    GROUP BY 1, 2, 3, 4`);
  const numbersOf = (some: readonly Row[]) => ({
    prospects: sumBy(some, "prospects"),
    qualified: sumBy(some, "qualified"),
    orders: sumBy(some, "orders"),
    lost: sumBy(some, "lost"),
    won: sumOf(
      some.flatMap(({ currency, minor, on }) =>
        minor === null ? [] : [{ currency: currency!, minor: BigInt(minor), on: on ?? undefined }],
      ),
    ),
  });
  const ofCampaigns = campaigns.map((campaign) => ({
    ...{ source: "campaign", campaign: told(campaign) },
    ...numbersOf(rows.filter(({ campaignId }) => campaignId === campaign.id)),
  }));
  const plain = [
    ...Map.groupBy(
      rows.filter(({ campaignId }) => campaignId === null),
      ({ source }) => source,
    ),
  ].map(([source, some]) => ({ source, campaign: null, ...numbersOf(some) }));
  return [
    ...ofCampaigns,
    ...plain.toSorted((a, b) => b.prospects - a.prospects || (a.source < b.source ? -1 : 1)),
  ];
}

const sumBy = (rows: readonly Row[], name: "prospects" | "qualified" | "orders" | "lost"): number =>
  rows.reduce((sum, row) => sum + row[name], 0);

function told({ id, name, startsOn, endsOn, costMinor, currency }: CampaignRow): CampaignTold {
  const first = fromDateColumn(startsOn);
  const cost = costMinor === null ? [] : [{ currency, minor: BigInt(costMinor), on: first.toString() }];
  return {
    ...{ id, name, startsOn: first, endsOn: endsOn && fromDateColumn(endsOn) },
    ...{ cost: sumOf(cost), isCosted: costMinor !== null },
  };
}

/** Below this many a median says nothing. */
const enoughWon = 5;

/**
 * How many days usually lie between the logging of a deal and its win: the median of a year.
 * @returns undefined where fewer than five were won
 */
export async function usualCycle(
  db: Tx,
  workspace: Workspace,
  among: Among,
  until: Temporal.Instant,
): Promise<number | undefined> {
  const since = until.toZonedDateTimeISO(workspace.zone).subtract({ years: 1 }).toInstant();
  const [row] = await db.$queryRaw<{ count: number; days: number | null }[]>(sql`
    SELECT count(*)::int AS "count",
           round(percentile_cont(0.5) WITHIN GROUP (ORDER BY greatest(0, d."wonOn" - (d."createdAt" AT TIME ZONE ${workspace.zone})::date)))::int AS "days"
    FROM "Deal" d
    WHERE d."workspaceId" = ${workspace.id}::uuid AND ${wasWon} AND d."wonOn" IS NOT NULL ${ownedBy(sql`d`, among)}
      AND ${within(sql`d."closedAt"`, since, until)}`);
  return row && row.count >= enoughWon ? (row.days ?? undefined) : undefined;
}

/** Whether these are all who have deals: only then can a campaign's cost be held against them. */
export async function areAllOwners(db: Tx, workspaceId: string, owners: readonly string[]): Promise<boolean> {
  const others = await db.$queryRaw<unknown[]>(sql`
    SELECT 1 FROM "Deal" d WHERE d."workspaceId" = ${workspaceId}::uuid AND d."ownerId" <> ALL(${[...owners]}::uuid[]) LIMIT 1`);
  return others.length === 0;
}
