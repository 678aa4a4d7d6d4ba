/** What a deal may skip: criteria for which an exception was approved and still holds. */
import type { Temporal } from "temporal-polyfill";
import { toDateColumn } from "../../database/columns.ts";
import { type Sql, sql } from "../../database/sql.ts";

/** Keys of criteria, by the last day on which each may be skipped, in ISO 8601. */
export type Excepted = ReadonlyMap<string, string>;

/** A statement of rows "key", "until". */
export const exceptedOf = (workspaceId: string, dealId: string, today: Temporal.PlainDate): Sql => sql`
  SELECT k."key", max(x."until")::text AS "until" FROM "Exception" x, unnest(x."criteria") k("key")
   WHERE x."workspaceId" = ${workspaceId}::uuid AND x."dealId" = ${dealId}::uuid AND x."state" = 'approved'
     AND x."until" >= ${toDateColumn(today)}::date
   GROUP BY 1`;
