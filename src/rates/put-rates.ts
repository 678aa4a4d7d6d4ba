/** Sets exchange rates of the company's currency, or takes them away. */
import type { Temporal } from "temporal-polyfill";
import { rowsOf } from "../database/rows-of.ts";
import { sql } from "../database/sql.ts";
import type { Deed } from "../history/deed.ts";
import { type Changes, recordEvents } from "../history/record-events.ts";
import { readRate, writeRate } from "../money/rates.ts";

export type NewRate = Readonly<{
  currency: string;
  from: Temporal.PlainDate;
  /** Times 10^12; 0 takes away the rate that begins on that day. */
  worth: bigint;
}>;

type Row = { currency: string; from: string; worth: string };

/** Who sets some at the same time waits, so that the history says what each of them changed. */
export const holdRates = ({ db, workspace }: Deed): Promise<number> =>
  db.$executeRaw(sql`SELECT 1 FROM "Workspace" WHERE "id" = ${workspace.id}::uuid FOR UPDATE`);

/** Of several for the same currency and day the last one counts. @returns how many rates are other than before */
export async function putRates(deed: Deed, rates: readonly NewRate[]): Promise<number> {
  const { db, workspace } = deed;
  const byKey = new Map(rates.map((rate) => [keyOf(rate), rate]));
  const rows = [...byKey.values()].map(({ currency, from, worth }) => ({
    ...{ currency, from: from.toString(), worth: writeRate(worth) },
  }));
  const input = rowsOf(rows, sql`"currency" text, "from" date, "worth" numeric`);
  await holdRates(deed);
  const former = await db.$queryRaw<Row[]>(sql`
    SELECT r."currency", r."from"::text AS "from", r."worth"::text AS "worth" FROM "ExchangeRate" r
    JOIN ${input} i ON i."currency" = r."currency" AND i."from" = r."from"
    WHERE r."workspaceId" = ${workspace.id}::uuid AND r."into" = ${workspace.currency}`);
  const before = new Map(former.map((row) => [keyOf(row), writeRate(readRate(row.worth)!)]));
  const changed = rows.filter((row) => (before.get(keyOf(row)) ?? "0") !== row.worth);
  if (changed.length === 0) return 0;
  await db.$executeRaw(sql`
    DELETE FROM "ExchangeRate" r USING ${input} i
    WHERE r."workspaceId" = ${workspace.id}::uuid AND r."into" = ${workspace.currency}
      AND r."currency" = i."currency" AND r."from" = i."from"`);
  await db.$executeRaw(sql`
    INSERT INTO "ExchangeRate" ("workspaceId", "into", "currency", "from", "worth")
    SELECT ${workspace.id}::uuid, ${workspace.currency}, i."currency", i."from", i."worth"
    FROM ${input} i WHERE i."worth" > 0`);
  const columns: Changes = Object.fromEntries(
    changed.map((row) => [
      keyOf(row),
      [before.get(keyOf(row)) ?? null, row.worth === "0" ? null : row.worth] as const,
    ]),
  );
  await recordEvents(deed, [
    {
      ...{ subject: "workspace", subjectId: workspace.id, kind: "rates" },
      values: { into: workspace.currency, columns },
    },
  ]);
  return changed.length;
}

/** "USD 2026-10-01" */
const keyOf = ({
  currency,
  from,
}: Readonly<{ currency: string; from: Temporal.PlainDate | string }>): string => `${currency} ${from}`;
