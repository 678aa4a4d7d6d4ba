/** What a deal may skip: criteria for which an exception was approved and still holds. */
import type { Temporal } from "temporal-polyfill";
import { toDateColumn } from "../../database/columns.ts";
import { sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";

/** Keys of criteria, by the last day on which each may be skipped, in ISO 8601. */
export type Excepted = ReadonlyMap<string, string>;

export const noneExcepted: Excepted = new Map();

export async function loadExcepted(
  { db, workspace }: Pick<Deed, "db" | "workspace">,
  dealId: string,
  today: Temporal.PlainDate,
): Promise<Excepted> {
  const rows = await db.$queryRaw<{ key: string; until: string }[]>(sql`
    SELECT k."key", max(x."until")::text AS "until" FROM "Exception" x, unnest(x."criteria") k("key")
     WHERE x."workspaceId" = ${workspace.id}::uuid AND x."dealId" = ${dealId}::uuid AND x."state" = 'approved'
       AND x."until" >= ${toDateColumn(today)}::date
     GROUP BY 1`);
  return new Map(rows.map(({ key, until }) => [key, until]));
}
