/** From what was open for the quarter at one close to what is open at the next, deal by deal, to the cent. */
import type { Temporal } from "temporal-polyfill";
import type { Quarter } from "../calendar/quarter.ts";
import type { OwnerScope } from "../company/owner-scope.ts";
import { rawSql, type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { notTakenBack } from "../history/taken-back.ts";
import type { Sums } from "../money/sums.ts";
import { type Change, type ChangeRow, changeOf } from "./change.ts";
import { dealsAsOf } from "./deals-as-of.ts";
import { inQuarter } from "./quarter-deals.ts";
import { within } from "./standing-move.ts";

/**
 * In the order in which they are told: `currency` is of deals that were given another one, `rates` of what was open
 * in others and is worth more or less now. What left the quarter by being omitted was pushed out, too.
 */
export const bridgeCauses = [
  "new",
  "imported",
  "pulled-in",
  "increased",
  "reopened",
  "joined",
  "currency",
  "won",
  "lost",
  "pushed-out",
  "decreased",
  "left",
  "rates",
] as const;
export type BridgeCause = (typeof bridgeCauses)[number];

/** Signed: what a cause took away is below zero. `count` is of deals. */
export type WeekBridge = Readonly<{
  opening: Sums;
  steps: readonly (Change & Readonly<{ cause: BridgeCause }>)[];
  closing: Sums;
  /** How many deals of the opening are in other currencies than the company's. */
  foreign: number;
  setbacks: readonly Setback[];
}>;

/** A deal that was pushed out, at its amount, or cut, by so much. */
export type Setback = Readonly<{ cause: SetbackCause; dealId: string; currency: string; minor: bigint }>;
export const setbackCauses = ["pushed-out", "decreased"] as const satisfies readonly BridgeCause[];
export type SetbackCause = (typeof setbackCauses)[number];

/** Between which instants, for which quarter, and whose deals at either end: people come and go. */
export type BridgeSpan = Readonly<{
  workspaceId: string;
  /** The company's. */
  currency: string;
  /** Both ends are measured by the quarter of the week that is told of. */
  quarter: Quarter;
  since: Temporal.Instant;
  /** Now when missing. */
  until: Temporal.Instant | undefined;
  owners: Readonly<{ opening: OwnerScope; closing: OwnerScope }>;
}>;

type Row = ChangeRow & {
  cause: BridgeCause | "opening" | "closing";
  /** Only of setbacks. */
  deals: { dealId: string; minor: string }[] | null;
};

export async function weekBridge(db: Tx, span: BridgeSpan): Promise<WeekBridge> {
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT b."cause", b."currency", count(*)::int AS "count", sum(b."minor")::bigint AS "minor",
           jsonb_agg(jsonb_build_object('dealId', b."dealId", 'minor', (-b."minor")::text))
             FILTER (WHERE b."cause" = ANY(${[...setbackCauses]}::text[])) AS "deals"
    FROM (${bridgeRows(span)}) b GROUP BY 1, 2`);
  const of = (cause: Row["cause"]) => changeOf(rows.filter((row) => row.cause === cause));
  return {
    opening: of("opening").sums,
    steps: bridgeCauses
      .map((cause) => ({ cause, ...of(cause) }))
      .filter(({ cause, count }) => count > 0 && cause !== "rates"),
    closing: of("closing").sums,
    foreign: of("rates").count,
    setbacks: rows.flatMap(({ cause, currency, deals }) =>
      (deals ?? []).map(({ dealId, minor }) => ({
        ...{ cause: cause as SetbackCause, dealId, currency },
        minor: BigInt(minor),
      })),
    ),
  };
}

/** The deals behind a step, as a condition on the alias d. */
export const movedBy = (span: BridgeSpan, cause: BridgeCause): Sql =>
  sql`d."id" IN (SELECT b."dealId" FROM (${bridgeRows(span)}) b WHERE b."cause" = ${cause})`;

const isOf = (owners: OwnerScope, alias: "d" | "o" = "d"): Sql =>
  owners === "all" ? sql`TRUE` : sql`${rawSql(alias)}."ownerId" = ANY(${owners}::uuid[])`;

/**
 * Who leaves does so at the final amount, and the difference to the opening stands under increased or decreased. What was
 * in for a while between the two ends, and not taken back, came and went; that its customer got another name, or its sales process another version, keeps nothing in. Only deals that were in at some time are read.
 */
function bridgeRows({ workspaceId, currency, quarter, since, until, owners }: BridgeSpan): Sql {
  const open = inQuarter("open", quarter);
  const company = sql`d."workspaceId" = ${workspaceId}::uuid`;
  const inAt = (at: Temporal.Instant | undefined, whose: OwnerScope) =>
    sql`SELECT d."id" FROM ${dealsAsOf(at)} WHERE ${company} AND ${isOf(whose)} AND ${open}`;
  const stood = (at: Temporal.Instant | undefined) => sql`
    SELECT d."id", d."currency", d."amountMinor" AS "minor", d."outcome", d."ownerId"
    FROM ${dealsAsOf(at)} WHERE ${company} AND d."id" IN (SELECT "id" FROM touched)`;
  // It came in a file, or the file was taken back: nobody's work of that week.
  const imported = sql`EXISTS (
    SELECT FROM "DealVersion" v JOIN "DealVersion" f ON f."workspaceId" = v."workspaceId" AND f."dealId" = v."dealId" AND f."number" = 1
     WHERE v."workspaceId" = ${workspaceId}::uuid AND v."dealId" = d."id" AND v."number" > 1 AND v."kind" = 'import'
       AND f."kind" = 'import' AND (v."number" = 2 OR v."outcome" = 'withdrawn') AND ${within(sql`v."from"`, since, until)})`;
  return sql`
    WITH began AS (${inAt(since, owners.opening)}), ended AS (${inAt(until, owners.closing)}),
    passed AS (
      SELECT DISTINCT d."dealId" AS "id" FROM "DealVersion" d
      WHERE ${company} AND ${within(sql`d."from"`, since, until)}
        AND ${isOf(owners.closing)} AND ${open} AND ${notTakenBack(sql`d."eventId"`, until)}
        AND d."kind" NOT IN ('customer', 'process')
    ),
    touched AS (SELECT "id" FROM began UNION SELECT "id" FROM ended UNION SELECT "id" FROM passed),
    deal AS (
      SELECT d."id", o."currency" AS "was", o."minor" AS "before", d."currency" AS "is", d."minor" AS "after",
             d."id" IN (SELECT "id" FROM began) AS "in", d."id" IN (SELECT "id" FROM ended) AS "stays",
             d."id" IN (SELECT "id" FROM passed) AS "passed",
             CASE WHEN ${imported} THEN 'imported' WHEN o."id" IS NULL THEN 'new' WHEN NOT ${isOf(owners.opening, "o")} THEN 'joined'
                  WHEN o."outcome" IS NOT NULL THEN 'reopened' ELSE 'pulled-in' END AS "came",
             CASE d."outcome" WHEN 'won' THEN 'won' WHEN 'lost' THEN 'lost'
                  WHEN 'withdrawn' THEN CASE WHEN ${imported} THEN 'imported' ELSE 'new' END
                  ELSE CASE WHEN ${isOf(owners.closing)} THEN 'pushed-out' ELSE 'left' END END AS "went"
      FROM (${stood(until)}) d LEFT JOIN (${stood(since)}) o ON o."id" = d."id"
    )
    SELECT d."id" AS "dealId", s."cause", s."currency", s."minor" FROM deal d CROSS JOIN LATERAL (
      SELECT 'opening', d."was", d."before" WHERE d."in"
      UNION ALL SELECT 'closing', d."is", d."after" WHERE d."stays"
      UNION ALL SELECT CASE WHEN d."after" > d."before" THEN 'increased' ELSE 'decreased' END, d."is", d."after" - d."before"
        WHERE d."in" AND d."is" = d."was" AND d."after" <> d."before"
      UNION ALL SELECT 'currency', x.* FROM (VALUES (d."was", -d."before"), (d."is", d."after")) x
        WHERE d."in" AND d."is" <> d."was"
      UNION ALL SELECT 'rates', d."was", 0 WHERE d."in" AND d."was" <> ${currency}
      UNION ALL SELECT d."came", d."is", d."after" WHERE NOT d."in" AND (d."stays" OR d."passed")
      UNION ALL SELECT d."went", d."is", -d."after" WHERE NOT d."stays" AND (d."in" OR d."passed")
    ) s("cause", "currency", "minor")`;
}
