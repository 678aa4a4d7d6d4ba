/** Customers weighed by what they may bring and when: counted and put in order by the database, however many there are. */
import type { OwnerScope } from "../company/owner-scope.ts";
import { rowsOf } from "../database/rows-of.ts";
import { noSql, rawSql, type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { unusualMinorDigits } from "../money/currency.ts";
import { unitOf, weightDigits } from "../money/rates.ts";
import {
  type Deserving,
  type DeservingRow,
  deserving,
  deservingColumns,
  deservingOf,
} from "./who-deserves.ts";

export const dates = ["overdue", "this-quarter", "next-quarter", "later", "none"] as const;
export type DateBucket = (typeof dates)[number];

type Grade = "high" | "medium" | "low";
/** From how many on it is high, and medium. */
type SizeBounds = Readonly<{ high: number; medium: number }>;

/** Where sizes and days begin, and what money is worth. */
export type Scales = Readonly<{
  /** The company's. */
  currency: string;
  /** Where bands of expected profit begin, ascending, in minor units; none: the quarters of what is there. */
  bounds: readonly bigint[];
  /** Sites tell where nobody has counted the people. */
  size: Readonly<{ people: SizeBounds; sites: SizeBounds }>;
  /** ISO dates: the last days of this quarter and of the next. */
  today: string;
  quarterEnd: string;
  nextQuarterEnd: string;
}>;

/** Of whose customers, and by what they are weighed. */
export type Asked = Readonly<{ workspaceId: string; owners: OwnerScope; scales: Scales }>;

const sizeBy = (column: "people" | "sites", { high, medium }: SizeBounds): Sql => {
  const many = sql`c.${rawSql(`"${column}"`)}`;
  return sql`CASE WHEN ${many} >= ${high}::int THEN 'high' WHEN ${many} >= ${medium}::int THEN 'medium' WHEN ${many} IS NOT NULL THEN 'low' END`;
};

/** Halves go up, as with every amount that is exchanged: exact, whatever its sign. */
const exchanged = (currency: string): Sql => {
  const double = sql`${String(2n * unitOf(currency))}::numeric`;
  const twice = sql`(2 * c."profitMinor" * r."weight" + ${String(unitOf(currency))}::numeric)`;
  return sql`div(${twice}, ${double}) - CASE WHEN ${twice} < 0 AND mod(${twice}, ${double}) <> 0 THEN 1 ELSE 0 END`;
};

/** What a minor unit of each currency is worth on a day, as `weightOf` has it: here, so that no statement more asks for rates. */
const weights = (workspaceId: string, into: string, day: string): Sql => sql`
  SELECT DISTINCT ON (x."currency") x."currency", x."worth" * ('1e' || ${weightDigits}::int - coalesce(u."digits", 2))::numeric AS "weight"
    FROM "ExchangeRate" x LEFT JOIN ${rowsOf(unusualMinorDigits(), sql`"currency" text, "digits" int`)} u ON u."currency" = x."currency"
   WHERE x."workspaceId" = ${workspaceId}::uuid AND x."into" = ${into} AND x."from" <= ${day}::date
   ORDER BY x."currency", x."from" DESC`;

/** The table expression `weighed`: `worth` in minor units of the company's currency, null where it is not known. */
function weighed({ workspaceId, owners, scales }: Asked): Sql {
  const { currency, size, today, quarterEnd, nextQuarterEnd } = scales;
  return sql`weighed AS (
    SELECT c.*,
           CASE WHEN c."profitCurrency" = ${currency} THEN c."profitMinor"::numeric ELSE ${exchanged(currency)} END AS "worth",
           CASE WHEN c."signsOn" IS NULL THEN 'none' WHEN c."signsOn" < ${today}::date THEN 'overdue'
                WHEN c."signsOn" <= ${quarterEnd}::date THEN 'this-quarter'
                WHEN c."signsOn" <= ${nextQuarterEnd}::date THEN 'next-quarter' ELSE 'later' END AS "date",
           coalesce(${sizeBy("people", size.people)}, ${sizeBy("sites", size.sites)}) AS "size"
      FROM (${deserving(workspaceId, owners)}) c
      LEFT JOIN (${weights(workspaceId, currency, today)}) r ON r."currency" = c."profitCurrency"
  )`;
}

/** By what a view tells customers apart. */
export type Cutting = "stage" | "date" | "reasons" | "all";

/** So many customers of whom the same is true; what the cutting does not tell apart is null. */
export type WorthGroup = Pick<Deserving, "at" | "need" | "intent" | "priority"> &
  Readonly<{
    date: DateBucket | null;
    size: Grade | null;
    /** 0 is the lowest; null also where the cutting has no bands. */
    band: number | null;
    /** Nobody has said what it may bring. */
    isUnsaid: boolean;
    /** The currency of its profit, where that has no rate. */
    lacking: string | null;
    count: number;
  }>;

type GroupRow = Omit<WorthGroup, "at"> & {
  pipeline: string | null;
  pipelineVersion: number | null;
  stage: string | null;
  bounds: string[];
};

/** One stage of a sales process is one, whichever versions of it the deals go through. */
const columnsOf: Readonly<Record<Cutting, readonly string[]>> = {
  stage: ["pipeline", "stage"],
  date: ["date"],
  reasons: ["need", "intent", "size"],
  all: [],
};

/** @returns where the bands begin that are told, and the groups */
export async function worthGroups(
  db: Tx,
  asked: Asked,
  cutting: Cutting,
): Promise<{ bounds: bigint[]; groups: WorthGroup[] }> {
  const own = asked.scales.bounds.map(String);
  const has = (name: string, type: string) =>
    columnsOf[cutting].includes(name) ? sql`w.${rawSql(`"${name}"`)}` : sql`NULL::${rawSql(type)}`;
  const isBanded = cutting === "stage" || cutting === "date";
  const rows = await db.$queryRaw<GroupRow[]>(sql`
    WITH ${weighed(asked)}, sorted AS (
      SELECT "worth", row_number() OVER (ORDER BY "worth") - 1 AS "at", count(*) OVER () AS "of"
        FROM weighed WHERE "worth" IS NOT NULL AND ${isBanded && own.length === 0}
    ), bounds AS (
      SELECT CASE WHEN ${own.length > 0} THEN ${own}::numeric[] ELSE coalesce(array_agg(DISTINCT "worth" ORDER BY "worth"), '{}') END AS "all"
        FROM sorted WHERE "at" IN ("of" / 4, "of" / 2, "of" * 3 / 4) AND "worth" > (SELECT min("worth") FROM sorted)
    )
    SELECT ${has("pipeline", "text")} AS "pipeline", ${has("stage", "text")} AS "stage",
           ${cutting === "stage" ? sql`max(w."pipelineVersion")` : sql`NULL::int`} AS "pipelineVersion",
           ${has("date", "text")} AS "date", ${has("need", "text")} AS "need", ${has("intent", "text")} AS "intent",
           ${has("size", "text")} AS "size", w."priority",
           ${isBanded ? sql`width_bucket(w."worth", b."all")` : sql`NULL::int`} AS "band",
           w."profitMinor" IS NULL OR w."profitCurrency" IS NULL AS "isUnsaid",
           CASE WHEN w."worth" IS NULL AND w."profitMinor" IS NOT NULL THEN w."profitCurrency" END AS "lacking",
           b."all"::text[] AS "bounds", count(*)::int AS "count"
      FROM weighed w CROSS JOIN bounds b GROUP BY 1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12`);
  return {
    bounds: (rows[0]?.bounds ?? []).map(BigInt),
    groups: rows.map(({ pipeline, pipelineVersion, stage, bounds: _, ...row }) => ({
      ...row,
      at: pipeline === null ? null : { pipeline, pipelineVersion: pipelineVersion!, stage: stage! },
    })),
  };
}

/** By what a list is narrowed; `unknown`: those without an expected profit. */
export const cuts = ["all", "stage", "date", "reasons", "unknown"] as const;
export type Cut = Readonly<{ by: (typeof cuts)[number]; of: string }>;

/** Who of `weighed` (w) is in one part of a view: "process/stage", a bucket of dates, "need/intent". */
export function cutTo({ by, of }: Cut): Sql {
  switch (by) {
    case "all":
      return sql`true`;
    case "unknown":
      return sql`(w."profitMinor" IS NULL OR w."profitCurrency" IS NULL)`;
    case "stage":
      return sql`coalesce(w."pipeline" || '/' || w."stage", '') = ${of}`;
    case "date":
      return sql`w."date" = ${of}`;
    case "reasons":
      return sql`coalesce(w."need", 'none') || '/' || coalesce(w."intent", 'none') = ${of}`;
  }
}

export type Worthy = Deserving & Readonly<{ size: Grade | null; worth: bigint | null }>;

type WorthyRow = DeservingRow & { size: Grade | null; worth: string | null };

const worthyOf = ({ size, worth, ...row }: WorthyRow): Worthy => ({
  ...deservingOf(row),
  ...{ size, worth: worth === null ? null : BigInt(worth) },
});

const worthyColumns = sql`${deservingColumns}, w."size", w."worth"::text AS "worth"`;

/** Whose `weighed` rows (w) fulfil a condition; by name. */
export async function worthy(db: Tx, asked: Asked, condition: Sql = noSql): Promise<Worthy[]> {
  const where = condition === noSql ? noSql : sql`WHERE ${condition}`;
  const rows = await db.$queryRaw<WorthyRow[]>(sql`
    WITH ${weighed(asked)} SELECT ${worthyColumns} FROM weighed w ${where} ORDER BY w."name", w."id"`);
  return rows.map(worthyOf);
}

/** One page of them, the most profitable first; for one that is gone the last one. */
export async function worthyPage(
  db: Tx,
  asked: Asked,
  condition: Sql,
  { page: wanted, size }: Readonly<{ page: number; size: number }>,
): Promise<{ shown: Worthy[]; count: number; page: number; pages: number }> {
  const rows = await db.$queryRaw<(WorthyRow & { of: number })[]>(sql`
    WITH ${weighed(asked)}, found AS (
      SELECT w.*, row_number() OVER (ORDER BY w."worth" DESC NULLS LAST, w."name", w."id") AS "nth", (count(*) OVER ())::int AS "of"
        FROM weighed w WHERE ${condition}
    )
    SELECT ${worthyColumns}, w."of" FROM found w
     WHERE (w."nth" - 1) / ${size}::int = least(${wanted}::int, (w."of" - 1) / ${size}::int + 1) - 1 ORDER BY w."nth"`);
  const count = rows[0]?.of ?? 0;
  const pages = Math.max(1, Math.ceil(count / size));
  return {
    shown: rows.map(({ of: _, ...row }) => worthyOf(row)),
    count,
    page: Math.min(wanted, pages),
    pages,
  };
}
