/** What is done to find customers: for some days, at some cost. */
import type { Temporal } from "temporal-polyfill";
import { fromDateColumn, toDateColumn } from "../database/columns.ts";
import { noSql, type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import type { Money } from "../money/money.ts";

export type Campaign = Readonly<{
  id: string;
  name: string;
  startsOn: Temporal.PlainDate;
  /** null: it goes on. */
  endsOn: Temporal.PlainDate | null;
  /** null: nobody has said. */
  cost: Money | null;
  isArchived: boolean;
}>;

type Row = {
  id: string;
  name: string;
  startsOn: Date;
  endsOn: Date | null;
  costMinor: bigint | null;
  currency: string;
  isArchived: boolean;
};

const toCampaign = ({ startsOn, endsOn, costMinor, currency, ...row }: Row): Campaign => ({
  ...row,
  startsOn: fromDateColumn(startsOn),
  endsOn: endsOn && fromDateColumn(endsOn),
  cost: costMinor === null ? null : { minor: BigInt(costMinor), currency },
});

type Asking = Readonly<{ db: Tx; workspace: Readonly<{ id: string }> }>;

/** The newest first. @param where more conditions, on the alias k */
export async function loadCampaigns(
  { db, workspace }: Asking,
  where: Sql = noSql,
  limit = 200,
): Promise<Campaign[]> {
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT k."id", k."name", k."startsOn", k."endsOn", k."costMinor", k."currency", k."archivedAt" IS NOT NULL AS "isArchived"
    FROM "Campaign" k WHERE k."workspaceId" = ${workspace.id}::uuid ${where}
    ORDER BY k."startsOn" DESC, k."name", k."id" LIMIT ${limit}::int`);
  return rows.map(toCampaign);
}

/** Who comes from a campaign is often logged weeks after it. */
const recentDays = 180;
/** More than anybody would choose from. */
const mostOffered = 20;

/** What a form offers as where a deal came from: running ones, and those that ended not long ago. */
export function offeredCampaigns(asking: Asking, today: Temporal.PlainDate): Promise<Campaign[]> {
  const since = toDateColumn(today.subtract({ days: recentDays }));
  return loadCampaigns(
    asking,
    sql`AND k."archivedAt" IS NULL AND k."startsOn" <= ${toDateColumn(today)}::date
        AND (k."endsOn" IS NULL OR k."endsOn" >= ${since}::date)`,
    mostOffered,
  );
}
