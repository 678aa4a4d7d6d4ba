/** What customers bought, by the lines of sales reports that count: those whose import is done. */
import type { Temporal } from "temporal-polyfill";
import type { Workspace } from "../company/member.ts";
import { noSql, type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import type { Rate } from "../money/rates.ts";
import { type Sums, sumOf } from "../money/sums.ts";
import type { Together } from "../money/together.ts";
import { inOneCurrency } from "./in-one-currency.ts";

type Company = Pick<Workspace, "id" | "currency">;

/** Which lines; all of them where nothing is said. */
export type SalesAsked = Readonly<{
  /** As it is spelled in its report. */
  product?: string | undefined;
  /** First and last day; a line without a day is in no period. */
  from?: Temporal.PlainDate | undefined;
  to?: Temporal.PlainDate | undefined;
  importIds?: readonly string[] | undefined;
  /** Of these customers only: a condition on the alias c. Then nobody is counted who is no customer. */
  among?: Sql | undefined;
}>;

/** What one customer bought. `id` is the customer's; of a buyer who is none, its name behind "?". */
export type CustomerSales = Readonly<{
  id: string;
  name: string;
  isCustomer: boolean;
  isKey: boolean;
  /** With what came back taken off. */
  sums: Sums;
  /** What came back, above zero. */
  returned: Sums;
}>;

type SumRow = Readonly<{
  id: string;
  name: string;
  isCustomer: boolean;
  isKey: boolean;
  currency: string;
  on: string | null;
  minor: bigint;
  returned: bigint;
}>;

/** Customer by customer, side by side per currency; what is of another currency by its day, whose rate it takes. */
export async function salesByCustomer(
  db: Tx,
  workspace: Company,
  asked: SalesAsked = {},
): Promise<CustomerSales[]> {
  const sold = (await overlap(db, workspace, asked)) ? soldOnce(workspace, asked) : soldAll(workspace, asked);
  const rows = await db.$queryRaw<SumRow[]>(sql`
    WITH buyer AS MATERIALIZED (${buyers(workspace, asked)}), sold AS (${sold}), named AS (
      SELECT DISTINCT ON ("who") "who", "id", "name", "isCustomer", "isKey" FROM buyer)
    SELECT n."id", n."name", n."isCustomer", n."isKey", s."currency", s."on"::text AS "on",
           sum(s."minor")::bigint AS "minor", sum(s."returned")::bigint AS "returned"
      FROM sold s JOIN named n ON n."who" = s."who" GROUP BY 1, 2, 3, 4, 5, 6`);
  return [...Map.groupBy(rows, ({ id }) => id)].map(([id, parts]) => {
    const { name, isCustomer, isKey } = parts[0]!;
    const sums = (of: "minor" | "returned") =>
      sumOf(
        parts.map(({ currency, on, [of]: minor }) => ({
          currency,
          minor: BigInt(minor),
          on: on ?? undefined,
        })),
      );
    return { id, name, isCustomer, isKey, sums: sums("minor"), returned: sums("returned") };
  });
}

/** Who is behind each report's buyers: a customer, what it was merged into, or nobody we know. `who` is a number, quick to group by. */
const buyers = ({ id }: Company, { importIds, among }: SalesAsked): Sql => sql`
  SELECT b."importId", b."buyer", coalesce(c."id"::text, '?' || b."name") AS "id", coalesce(c."name", b."name") AS "name",
         c."id" IS NOT NULL AS "isCustomer", coalesce(c."isKey", false) AS "isKey",
         dense_rank() OVER (ORDER BY c."id", CASE WHEN c."id" IS NULL THEN b."name" END) AS "who"
    FROM "SaleBuyer" b LEFT JOIN "Customer" o ON o."id" = b."customerId"
    LEFT JOIN "Customer" c ON c."id" = coalesce(o."mergedIntoId", o."id")
   WHERE b."workspaceId" = ${id}::uuid ${importIds ? sql`AND b."importId" = ANY(${[...importIds]}::uuid[])` : noSql}
     ${among ? sql`AND c."id" IS NOT NULL AND ${among}` : noSql}`;

/** Which lines count, on the alias s; their import is done. */
const counted = ({ id }: Company, { product, from, to, importIds }: SalesAsked): Sql => sql`
  s."workspaceId" = ${id}::uuid
  AND s."importId" IN (SELECT i."id" FROM "Import" i WHERE i."workspaceId" = ${id}::uuid AND i."state" = 'done'
    ${importIds ? sql`AND i."id" = ANY(${[...importIds]}::uuid[])` : noSql})
  ${product === undefined ? noSql : sql`AND s."product" = ${product}`}
  ${from ? sql`AND s."on" >= ${from.toString()}::date` : noSql}
  ${to ? sql`AND s."on" <= ${to.toString()}::date` : noSql}`;

/** Sums by who bought, currency, and day where it takes a rate: what is in the company's own currency is most, and takes none. */
function soldAll(workspace: Company, asked: SalesAsked): Sql {
  const sums = sql`sum(s."amountMinor") AS "minor", -sum(least(s."amountMinor", 0)) AS "returned"`;
  const lines = sql`"Sale" s JOIN buyer y ON y."importId" = s."importId" AND y."buyer" = s."buyer" WHERE ${counted(workspace, asked)}`;
  const own = sql`${workspace.currency}::text`;
  return sql`
    SELECT y."who", ${own} AS "currency", NULL::date AS "on", ${sums} FROM ${lines} AND s."currency" = ${own} GROUP BY 1
    UNION ALL
    SELECT y."who", s."currency", s."on", ${sums} FROM ${lines} AND s."currency" <> ${own} GROUP BY 1, 2, 3`;
}

/**
 * The same where two reports tell of the same days: a line that stands in both (customer, day, product, amount) is one sale, so
 * that whoever exports January to June and later the whole year does not have June twice. Lines without a day are each their own.
 */
const soldOnce = (workspace: Company, asked: SalesAsked): Sql => sql`
  SELECT l."who", l."currency", CASE WHEN l."currency" <> ${workspace.currency}::text THEN l."on" END AS "on",
         l."amountMinor" * l."times" AS "minor", -least(l."amountMinor", 0) * l."times" AS "returned"
    FROM (
      SELECT r."who", r."on", r."apart", r."product", r."amountMinor", r."currency", max(r."times") AS "times"
        FROM (
          SELECT y."who", s."on", CASE WHEN s."on" IS NULL THEN s."importId" END AS "apart", s."product", s."amountMinor",
                 s."currency", s."importId", count(*) AS "times"
            FROM "Sale" s JOIN buyer y ON y."importId" = s."importId" AND y."buyer" = s."buyer"
           WHERE ${counted(workspace, asked)} GROUP BY 1, 2, 3, 4, 5, 6, 7) r
       GROUP BY 1, 2, 3, 4, 5, 6) l`;

/** One report that is stored, and the days it tells of. */
export type StoredReport = Readonly<{
  id: string;
  /** Whose import it is: others may not know what it is called. */
  memberId: string;
  fileName: string;
  /** ISO; null where no line has a day. */
  first: string | null;
  last: string | null;
  lines: number;
}>;

/** The newest first. */
export const storedReports = (
  db: Tx,
  { id }: Pick<Company, "id">,
  importIds?: readonly string[],
): Promise<StoredReport[]> =>
  db.$queryRaw<StoredReport[]>(sql`
    SELECT i."id", i."memberId", i."fileName", d."first"::text AS "first", d."last"::text AS "last", d."lines"::int AS "lines"
      FROM "Import" i JOIN (
        SELECT s."importId", min(s."on") AS "first", max(s."on") AS "last", count(*) AS "lines"
          FROM "Sale" s WHERE s."workspaceId" = ${id}::uuid GROUP BY 1) d ON d."importId" = i."id"
     WHERE i."workspaceId" = ${id}::uuid AND i."state" = 'done'
       ${importIds ? sql`AND i."id" = ANY(${[...importIds]}::uuid[])` : noSql}
     ORDER BY i."doneAt" DESC NULLS LAST, i."id" DESC`);

/** Whether two reports tell of one day. */
async function overlap(db: Tx, workspace: Company, { from, to, importIds }: SalesAsked): Promise<boolean> {
  const spans = (await storedReports(db, workspace, importIds)).flatMap(({ first, last }) =>
    first && last && (!from || last >= from.toString()) && (!to || first <= to.toString())
      ? [{ first, last }]
      : [],
  );
  const sorted = spans.toSorted((a, b) => (a.first < b.first ? -1 : 1));
  let reached = "";
  return sorted.some(({ first, last }) => {
    const overlaps = first <= reached;
    if (last > reached) reached = last;
    return overlaps;
  });
}

/** What somebody bought, in minor units of one currency. */
export type Bought = Readonly<{
  id: string;
  name: string;
  isCustomer: boolean;
  minor: bigint;
  /** What came back, above zero; it is taken off above. */
  returned: bigint;
}>;

export type Sold<Names extends string> = Readonly<{
  /** Of all the amounts. */
  currency: string;
  /** Undefined while a rate is missing: then nobody can be ranked. */
  bought?: Readonly<Record<Names, readonly Bought[]>>;
  rates: Pick<Together<unknown>, "used" | "lacking">;
}>;

/**
 * Several askings side by side, in one currency: the rates are those of the days of sale, and decided once for all of them.
 * @param day on which what has no day is counted @param kept rates of a closed week
 */
export async function boughtTogether<Names extends string>(
  db: Tx,
  workspace: Company,
  asked: Readonly<Record<Names, SalesAsked>>,
  day: Temporal.PlainDate,
  kept?: readonly Rate[],
): Promise<Sold<Names>> {
  const found = {} as Record<Names, CustomerSales[]>;
  for (const name of Object.keys(asked) as Names[])
    found[name] = await salesByCustomer(db, workspace, asked[name]);
  const told = await inOneCurrency({ db, workspace }, day, found, kept);
  const currency = currencyIn(Object.values<CustomerSales[]>(told.facts).flat()) ?? workspace.currency;
  if (told.lacking.length > 0) return { currency: workspace.currency, rates: told };
  const bought = Object.fromEntries(
    Object.entries<CustomerSales[]>(told.facts).map(([name, all]) => [name, all.map(boughtOf)]),
  ) as Record<Names, Bought[]>;
  return { currency, bought, rates: told };
}

/** What each customer bought. @see boughtTogether */
export async function boughtBy(
  db: Tx,
  workspace: Company,
  asked: SalesAsked,
  day: Temporal.PlainDate,
): Promise<Readonly<{ currency: string; bought?: readonly Bought[]; rates: Sold<"all">["rates"] }>> {
  const { bought, ...sold } = await boughtTogether(db, workspace, { all: asked }, day);
  return { ...sold, ...(bought && { bought: bought.all }) };
}

/** After `inOneCurrency` a sum has one currency. */
const only = (sums: Sums): bigint => [...sums.values()].reduce((sum, minor) => sum + minor, 0n);

const boughtOf = ({ id, name, isCustomer, sums, returned }: CustomerSales): Bought => ({
  ...{ id, name, isCustomer },
  minor: only(sums),
  returned: only(returned),
});

const currencyIn = (all: readonly CustomerSales[]): string | undefined =>
  all.flatMap(({ sums }) => [...sums.keys()])[0];

/** Every product with what it brought, the most first; those of another currency behind. */
export const productsSold = async (
  db: Tx,
  workspace: Company,
  asked: Omit<SalesAsked, "product" | "among">,
  limit: number,
): Promise<string[]> => {
  const rows = await db.$queryRaw<{ product: string }[]>(sql`
    SELECT s."product" FROM "Sale" s WHERE ${counted(workspace, asked)} AND s."product" <> ''
     GROUP BY 1 ORDER BY sum(s."amountMinor") FILTER (WHERE s."currency" = ${workspace.currency}) DESC NULLS LAST, 1
     LIMIT ${limit}::int`);
  return rows.map(({ product }) => product);
};
