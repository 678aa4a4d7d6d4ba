import type { Turn } from "../chat/use-case.ts";
import { sql } from "../database/sql.ts";

/** @returns the currencies of open deals that have no rate on that day */
export async function withoutRate({
  db,
  workspace,
  today,
}: Pick<Turn, "db" | "workspace" | "today">): Promise<string[]> {
  const rows = await db.$queryRaw<{ currency: string }[]>(sql`
    SELECT DISTINCT d."currency" FROM "Deal" d
    WHERE d."workspaceId" = ${workspace.id}::uuid AND d."outcome" IS NULL AND d."currency" <> ${workspace.currency}
      AND NOT EXISTS (
        SELECT 1 FROM "ExchangeRate" r
         WHERE r."workspaceId" = d."workspaceId" AND r."into" = ${workspace.currency} AND r."currency" = d."currency"
           AND r."from" <= ${today.toString()}::date)
    ORDER BY 1`);
  return rows.map(({ currency }) => currency);
}
