/** What partners bring and take part in, and against whom deals are won and lost. */
import { type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { type Sums, sumOf } from "../money/sums.ts";
import { dealsAsOf } from "./deals-as-of.ts";
import { type Among, ownedBy } from "./funnel-numbers.ts";
import { loggedIn } from "./sources.ts";
import { newestOf } from "./standing-parties.ts";
import type { ToldPeriod } from "./told-period.ts";

export type PartnerNumbers = Readonly<{
  id: string;
  name: string;
  deals: number;
  brought: number;
  orders: number;
  /** What its orders came to, and its share in that. */
  won: Sums;
  share: Sums;
}>;

type Row = {
  id: string;
  name: string;
  currency: string;
  on: string | null;
  deals: number;
  brought: number;
  orders: number;
  won: bigint;
  share: bigint;
};

type Told = Pick<ToldPeriod, "workspace" | "span" | "at">;

/**
 * Of deals that were logged in the period; who brought most comes first. Shares are whole minor units, whatever the currency
 * has of them: each is what all up to this one get less what those before it get, in the order in which they came to the
 * deal. So the shares of a deal that is all given away are its amount, to the last one, and never more.
 */
export async function partnerNumbers(
  db: Tx,
  among: Among,
  { workspace, span, at }: Told,
): Promise<PartnerNumbers[]> {
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT p."id"::text AS "id", p."name", d."currency", CASE WHEN d."outcome" = 'won' THEN d."wonOn" END::text AS "on",
           count(*)::int AS "deals", count(*) FILTER (WHERE x."role" = 'brought')::int AS "brought",
           count(*) FILTER (WHERE d."outcome" = 'won')::int AS "orders",
           coalesce(sum(d."amountMinor") FILTER (WHERE d."outcome" = 'won'), 0)::bigint AS "won",
           coalesce(sum(d."amountMinor" * x."upTo" / 100 - d."amountMinor" * (x."upTo" - x."share") / 100) FILTER (WHERE d."outcome" = 'won'), 0)::bigint AS "share"
    FROM ${dealsAsOf(at)} JOIN "Deal" l ON l."id" = d."id"
         JOIN (SELECT x.*, sum(x."share") OVER (PARTITION BY x."dealId" ORDER BY x."eventId", x."partnerId") AS "upTo"
               FROM ${newestOf("DealPartner", sql`x."workspaceId" = ${workspace.id}::uuid`)} x WHERE NOT x."gone") x ON x."dealId" = d."id"
         JOIN "Partner" p ON p."id" = x."partnerId"
    WHERE ${logged(workspace.id, span, among)}
    GROUP BY 1, 2, 3, 4`);
  const all = [...Map.groupBy(rows, ({ id }) => id)].map(([id, some]) => ({
    ...{ id, name: some[0]!.name },
    deals: total(some, "deals"),
    brought: total(some, "brought"),
    orders: total(some, "orders"),
    won: sumOf(moneyOf(some, "won")),
    share: sumOf(moneyOf(some, "share")),
  }));
  return all.toSorted((a, b) => b.deals - a.deals || (a.name < b.name ? -1 : 1));
}

const logged = (workspaceId: string, span: Told["span"], among: Among): Sql =>
  sql`d."workspaceId" = ${workspaceId}::uuid AND d."outcome" IS DISTINCT FROM 'withdrawn' ${ownedBy(sql`d`, among)}
      AND ${loggedIn(sql`l`, span)}`;

const total = (rows: readonly Row[], name: "deals" | "brought" | "orders"): number =>
  rows.reduce((sum, row) => sum + row[name], 0);

const moneyOf = (rows: readonly Row[], name: "won" | "share") =>
  rows
    .filter(({ on }) => on !== null)
    .map((row) => ({ currency: row.currency, minor: BigInt(row[name]), on: row.on ?? undefined }));

export type CompetitorNumbers = Readonly<{
  id: string;
  name: string;
  met: number;
  open: number;
  won: number;
  lost: number;
  /** Of these, lost to it by name. */
  lostTo: number;
}>;

/** Of deals that were logged in the period; who is met most comes first. */
export function competitorNumbers(
  db: Tx,
  among: Among,
  { workspace, span, at }: Told,
): Promise<CompetitorNumbers[]> {
  return db.$queryRaw<CompetitorNumbers[]>(sql`
    SELECT c."id"::text AS "id", c."name", count(*)::int AS "met", count(*) FILTER (WHERE d."outcome" IS NULL)::int AS "open",
           count(*) FILTER (WHERE d."outcome" = 'won')::int AS "won", count(*) FILTER (WHERE d."outcome" = 'lost')::int AS "lost",
           count(*) FILTER (WHERE d."outcome" = 'lost' AND ${lostTo} = c."id"::text)::int AS "lostTo"
    FROM ${dealsAsOf(at)} JOIN "Deal" l ON l."id" = d."id"
         JOIN ${newestOf("DealCompetitor", sql`x."workspaceId" = ${workspace.id}::uuid`)} x ON x."dealId" = d."id"
         JOIN "Competitor" c ON c."id" = x."competitorId"
    WHERE ${logged(workspace.id, span, among)}
    GROUP BY 1, 2 ORDER BY "met" DESC, c."name"`);
}

/** To whom a deal was lost, where that was said: the newest answer that stands. */
const lostTo = sql`(
  SELECT f."value" #>> '{}' FROM "DealFact" f
   WHERE f."workspaceId" = d."workspaceId" AND f."dealId" = d."id" AND f."key" = 'lost-to' ORDER BY f."eventId" DESC LIMIT 1)`;
