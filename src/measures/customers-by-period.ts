/** Customers won and lost, and what was sold, by product and period. */
import type { Temporal } from "temporal-polyfill";
import type { Days } from "../calendar/asked-quarters.ts";
import { toDateColumn } from "../database/columns.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { type Sums, sumOf } from "../money/sums.ts";
import { type Among, ownedBy } from "./funnel-numbers.ts";

export type PeriodSales = Readonly<{
  /** As it is spelled most often; null: the whole company, whatever they bought. */
  product: string | null;
  /** Bought it for the first time. */
  gained: number;
  /** Bought it, and then nothing of it for twelve months, which ended in these days. */
  lost: number;
  /** Bought it in these days. */
  buyers: number;
  /** Of a product its lines, of the company its deals; each at the rate of its day. */
  revenue: Sums;
  /** In thousandths, as lines have them; null where no line says how many. */
  pieces: bigint | null;
}>;

type CountRow = { nth: number; product: string | null } & Record<"gained" | "lost" | "buyers", number>;
type SoldRow = {
  nth: number;
  product: string | null;
  currency: string;
  on: string | null;
  minor: bigint;
  pieces: bigint | null;
};

type Asked = Readonly<{
  /** Each as far as it is over. */
  periods: readonly Days[];
  /** The day that it is told of: twelve months that are not over have lost nobody. */
  day: Temporal.PlainDate;
}>;

/** @returns for each of the periods the company first, then its products by their names */
export async function customersByPeriod(
  db: Tx,
  { id: workspaceId, currency: own }: Readonly<{ id: string; currency: string }>,
  among: Among,
  { periods, day }: Asked,
): Promise<PeriodSales[][]> {
  const starts = periods.map(({ start }) => toDateColumn(start));
  const ends = periods.map(({ end }) => toDateColumn(end));
  // A product by what its spellings have in common, as productKey has it.
  const orders = sql`
    SELECT d."customerId", d."wonOn", d."currency", x."key", x."product", x."minor", x."pieces"
      FROM "Deal" d CROSS JOIN LATERAL (
        SELECT NULL::text AS "key", NULL::text AS "product", d."amountMinor" AS "minor", NULL::bigint AS "pieces"
        UNION ALL
        SELECT regexp_replace(lower(l->>'product'), '[[:space:]_./-]+', '', 'g'), min(l->>'product'),
               sum((l->>'amountMinor')::bigint)::bigint, sum((l->>'quantity')::bigint)::bigint
          FROM jsonb_array_elements(d."lines") l GROUP BY 1) x
     WHERE d."workspaceId" = ${workspaceId}::uuid AND d."outcome" = 'won' AND d."wonOn" IS NOT NULL ${ownedBy(sql`d`, among)}`;
  const asked = sql`unnest(${starts}::date[], ${ends}::date[]) WITH ORDINALITY p("start", "end", "nth")`;
  const counts = await db.$queryRaw<CountRow[]>(sql`
    WITH orders AS (${orders}),
    bought AS (SELECT DISTINCT o."key", o."customerId", o."wonOn" FROM orders o),
    steps AS (
      SELECT b.*, lag(b."wonOn") OVER w IS NULL AS "isFirst", lead(b."wonOn") OVER w AS "next",
             (b."wonOn" + interval '1 year')::date AS "lostOn"
        FROM bought b WINDOW w AS (PARTITION BY b."key", b."customerId" ORDER BY b."wonOn"))
    SELECT p."nth"::int AS "nth", (SELECT o."product" FROM orders o WHERE o."key" = s."key" GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1) AS "product",
           count(*) FILTER (WHERE s."isFirst" AND s."wonOn" BETWEEN p."start" AND p."end")::int AS "gained",
           count(*) FILTER (WHERE s."lostOn" BETWEEN p."start" AND p."end" AND s."lostOn" < ${toDateColumn(day)}::date
                              AND (s."next" IS NULL OR s."next" > s."lostOn"))::int AS "lost",
           count(DISTINCT s."customerId") FILTER (WHERE s."wonOn" BETWEEN p."start" AND p."end")::int AS "buyers"
      FROM ${asked} JOIN steps s ON s."wonOn" BETWEEN p."start" - 366 AND p."end"
     GROUP BY p."nth", s."key"`);
  const sold = await db.$queryRaw<SoldRow[]>(sql`
    WITH orders AS (${orders})
    SELECT p."nth"::int AS "nth", (SELECT n."product" FROM orders n WHERE n."key" = o."key" GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1) AS "product",
           o."currency", CASE WHEN o."currency" <> ${own} THEN o."wonOn" END::text AS "on",
           sum(o."minor")::bigint AS "minor", sum(o."pieces")::bigint AS "pieces"
      FROM ${asked} JOIN orders o ON o."wonOn" BETWEEN p."start" AND p."end"
     GROUP BY p."nth", o."key", 3, 4`);
  return periods.map((_, at) => {
    const here = counts.filter(({ nth }) => nth === at + 1);
    return here
      .toSorted((a, b) => (a.product === null ? -1 : b.product === null ? 1 : a.product < b.product ? -1 : 1))
      .map(({ product, gained, lost, buyers }) => {
        const some = sold.filter((row) => row.nth === at + 1 && row.product === product);
        const pieces = some.flatMap((row) => (row.pieces === null ? [] : [BigInt(row.pieces)]));
        return {
          ...{ product, gained, lost, buyers },
          revenue: sumOf(
            some.map(({ currency, minor, on }) => ({ currency, minor: BigInt(minor), on: on ?? undefined })),
          ),
          pieces: pieces.length > 0 ? pieces.reduce((sum, one) => sum + one, 0n) : null,
        };
      });
  });
}
