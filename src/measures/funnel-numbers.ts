/** The funnel's numbers, computed by the database in one statement. */
import type { Temporal } from "temporal-polyfill";
import type { OwnerScope } from "../company/owner-scope.ts";
import { fromTimestamp } from "../database/columns.ts";
import { noSql, type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import type { Pipeline } from "../pipelines/pipeline.ts";
import { dealsAsOf } from "./deals-as-of.ts";
import { openSince } from "./open-due.ts";
import { type Known, whatIsKnown } from "./what-is-known.ts";

/** Open deals of one stage in one currency. Amounts in minor units. */
export type StageNumbers = Readonly<{
  stage: string;
  currency: string;
  /** Signed, first payment awaited: shown apart from the stage it stands in. */
  awaiting: boolean;
  count: number;
  amountMinor: bigint;
  /** Σ amount × likelihood. */
  weightedMinor: bigint;
  /**
   * When the middle one of them entered the stage (or was signed), or of an even count the middle two: half the sum of
   * their ages is the median age, in whatever calendar.
   */
  middleEnteredAt: Middle;
}> &
  /** Of what should be known before the next stage; only where it was asked for. */
  Partial<Known>;

export type Middle = readonly [earlier: Temporal.Instant, later: Temporal.Instant];

/** Two columns, for a row that `middleOf` reads. The alias d; both are found by one sort. */
export const middleEntered = sql`
  percentile_disc(0.5) WITHIN GROUP (ORDER BY ${openSince}) AS "earlier",
  percentile_disc(0.5 + 1e-9) WITHIN GROUP (ORDER BY ${openSince}) AS "later"`;

export type MiddleRow = { earlier: Date; later: Date };
export const middleOf = ({ earlier, later }: MiddleRow): Middle => [
  fromTimestamp(earlier),
  fromTimestamp(later),
];

/** Whose deals a number counts; perhaps only those with a line of a product, or of one pipeline (its code). */
export type Among = OwnerScope | Readonly<{ owners: OwnerScope; product?: string; pipeline?: string }>;

/** `AND …`, to put behind a condition. @param alias of "Deal" or "DealVersion"; of whatever has an `ownerId`, for owners alone */
export function ownedBy(alias: Sql, among: Among): Sql {
  if (among === "all") return noSql;
  if (!("owners" in among)) return sql`AND ${alias}."ownerId" = ANY(${among}::uuid[])`;
  const { owners, product, pipeline } = among;
  const withProduct = product === undefined ? noSql : sql`AND ${withLineOf(alias, product)}`;
  const inPipeline = pipeline === undefined ? noSql : sql`AND ${alias}."pipeline" = ${pipeline}`;
  return sql`${ownedBy(alias, owners)} ${withProduct} ${inPipeline}`;
}

/** A deal with several products is a deal of each. */
export const withLineOf = (alias: Sql, product: string): Sql =>
  sql`${alias}."lines" @> ${JSON.stringify([{ product }])}::jsonb`;

type Row = Omit<StageNumbers, "middleEnteredAt"> & MiddleRow;

/**
 * Open deals by stage and currency; signed ones that await their payment apart. Amounts in minor units.
 * @param pipeline its code; all versions of it together
 * @param at as they stood at an instant; as they stand when missing
 * @param versions to tell how much is known of what they ask for, in the same statement; never of an earlier day, as answers
 * are kept for what they say now
 */
export async function funnelNumbers(
  db: Tx,
  workspaceId: string,
  pipeline: string,
  owners: Among,
  at?: Temporal.Instant,
  versions?: readonly Pipeline[],
): Promise<StageNumbers[]> {
  const those = sql`
    d."workspaceId" = ${workspaceId}::uuid AND d."outcome" IS NULL AND d."pipeline" = ${pipeline} ${ownedBy(sql`d`, owners)}`;
  const knowing = at || !versions ? undefined : whatIsKnown(workspaceId, versions, those);
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT d."stage", d."currency", (d."signedAt" IS NOT NULL) AS "awaiting",
           count(*)::int AS "count", sum(d."amountMinor")::bigint AS "amountMinor",
           round(sum(d."amountMinor" * d."likelihood") / 100.0)::bigint AS "weightedMinor",
           ${knowing ? sql`${knowing.sums},` : noSql}
           ${middleEntered}
    FROM ${dealsAsOf(at)} ${knowing?.join ?? noSql}
    WHERE ${those}
    GROUP BY 1, 2, 3`);
  return rows.map(({ earlier, later, ...row }) => ({
    ...row,
    amountMinor: BigInt(row.amountMinor),
    weightedMinor: BigInt(row.weightedMinor),
    middleEnteredAt: middleOf({ earlier, later }),
  }));
}

/** Of all of these together; what is signed has nothing left to be asked. Undefined where nothing should be known. */
export function knownAmong(numbers: readonly StageNumbers[]): Known | undefined {
  const asked = numbers.filter(({ awaiting }) => !awaiting);
  const of = asked.reduce((sum, one) => sum + (one.of ?? 0), 0);
  return of === 0 ? undefined : { known: asked.reduce((sum, one) => sum + (one.known ?? 0), 0), of };
}
