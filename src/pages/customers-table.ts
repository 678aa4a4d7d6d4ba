/** Customers as a table: those of the deals that one sees, with what one sees of their deals. */

import { Temporal } from "temporal-polyfill";
import type { Turn } from "../chat/use-case.ts";
import { dayOf } from "../company/day-of.ts";
import type { OwnerScope } from "../company/owner-scope.ts";
import { withDealsOf } from "../customers/match-customer.ts";
import { fromTimestamp } from "../database/columns.ts";
import { sql } from "../database/sql.ts";
import { factWords } from "../deals/facts/words.ts";
import { ownedBy } from "../measures/funnel-numbers.ts";
import { type Sums, sumOf } from "../money/sums.ts";
import { currenciesOf, sumsCells, sumsColumns } from "../spreadsheets/writing/sums-columns.ts";
import type { Row as Cells, Table } from "../spreadsheets/writing/table.ts";
import { pageWords } from "./words.ts";

/** Loaded at once. */
const atOnce = 1_000;

type Row = Readonly<{
  id: string;
  name: string;
  owner: string | null;
  industry: string | null;
  region: string | null;
  grade: string | null;
  isKey: boolean;
  people: number | null;
  createdAt: Date;
  open: number;
  won: number;
  lastTouch: string | null;
  sums: readonly Readonly<{ currency: string; open: string; won: string }>[] | null;
}>;

export async function customersTable(turn: Turn, owners: OwnerScope): Promise<Table> {
  const words = pageWords(turn.locale);
  const currencies = await currenciesSeen(turn, owners);
  return {
    name: words.exportName,
    columns: [
      { label: words.customer, type: "text" },
      { label: factWords(turn.locale).owner, type: "text", means: words.means.owner },
      { label: words.columns.industry, type: "text" },
      { label: words.columns.region, type: "text" },
      { label: words.columns.grade, type: "text" },
      { label: words.key, type: "text" },
      { label: words.columns.people, type: "number" },
      { label: words.openDeals, type: "number", means: words.means.deals },
      ...sumsColumns(words.columns.open, currencies, words.means.open),
      { label: words.wonDeals, type: "number" },
      ...sumsColumns(words.columns.won, currencies, words.means.won),
      { label: words.columns.lastTouch, type: "day" },
      { label: words.columns.since, type: "day", means: words.means.since },
    ],
    rows: rowsOf(turn, owners, currencies),
  };
}

async function currenciesSeen({ db, workspace }: Turn, owners: OwnerScope): Promise<string[]> {
  const rows = await db.$queryRaw<{ currency: string }[]>(sql`
    SELECT DISTINCT d."currency" FROM "Deal" d
     WHERE d."workspaceId" = ${workspace.id}::uuid AND (d."outcome" IS NULL OR d."outcome" = 'won') ${ownedBy(sql`d`, owners)}`);
  return currenciesOf([sumOf(rows.map(({ currency }) => ({ currency, minor: 0n })))], workspace.currency);
}

async function* rowsOf(turn: Turn, owners: OwnerScope, currencies: readonly string[]): AsyncGenerator<Cells> {
  const yes = pageWords(turn.locale).yes;
  const zero = "00000000-0000-0000-0000-000000000000";
  for (let after = zero, full = true; full; ) {
    const rows = await load(turn, owners, after);
    for (const row of rows) {
      const sums = (of: "open" | "won"): Sums =>
        sumOf((row.sums ?? []).map((one) => ({ currency: one.currency, minor: BigInt(one[of]) })));
      yield [
        row.name,
        row.owner,
        row.industry,
        row.region,
        row.grade,
        row.isKey ? yes : "",
        row.people,
        row.open,
        ...sumsCells(sums("open"), currencies),
        row.won,
        ...sumsCells(sums("won"), currencies),
        row.lastTouch === null ? null : Temporal.PlainDate.from(row.lastTouch),
        dayOf(turn.workspace, fromTimestamp(row.createdAt)),
      ];
    }
    after = rows.at(-1)?.id ?? after;
    full = rows.length === atOnce;
  }
}

/** In the order in which they came. */
const load = ({ db, workspace }: Turn, owners: OwnerScope, after: string): Promise<Row[]> =>
  db.$queryRaw<Row[]>(sql`
    WITH page AS (
      SELECT "Customer".* FROM "Customer"
       WHERE "workspaceId" = ${workspace.id}::uuid AND "mergedIntoId" IS NULL AND "standing" IS NULL AND "id" > ${after}::uuid
         ${withDealsOf(owners)}
       ORDER BY "id" LIMIT ${atOnce}
    ), sums AS (
      SELECT d."customerId", d."currency", count(*) FILTER (WHERE d."outcome" IS NULL) AS "openDeals",
             count(*) FILTER (WHERE d."outcome" = 'won') AS "wonDeals",
             coalesce(sum(d."amountMinor") FILTER (WHERE d."outcome" IS NULL), 0) AS "open",
             coalesce(sum(d."amountMinor") FILTER (WHERE d."outcome" = 'won'), 0) AS "won", max(d."lastContactAt") AS "lastContactAt"
        FROM "Deal" d WHERE d."workspaceId" = ${workspace.id}::uuid AND d."customerId" IN (SELECT "id" FROM page)
         AND d."outcome" IS DISTINCT FROM 'withdrawn' ${ownedBy(sql`d`, owners)}
       GROUP BY 1, 2
    )
    SELECT p."id", p."name", m."name" AS "owner", p."industry", p."region", p."grade", p."isKey", p."people", p."createdAt",
           coalesce(sum(s."openDeals"), 0)::int AS "open", coalesce(sum(s."wonDeals"), 0)::int AS "won",
           max((s."lastContactAt" AT TIME ZONE ${workspace.zone})::date)::text AS "lastTouch",
           jsonb_agg(jsonb_build_object('currency', s."currency", 'open', s."open"::text, 'won', s."won"::text))
             FILTER (WHERE s."currency" IS NOT NULL) AS "sums"
      FROM page p LEFT JOIN "Member" m ON m."id" = p."ownerId" LEFT JOIN sums s ON s."customerId" = p."id"
     GROUP BY p."id", p."name", m."name", p."industry", p."region", p."grade", p."isKey", p."people", p."createdAt" ORDER BY p."id"`);
