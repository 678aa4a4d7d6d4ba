import type { Temporal } from "temporal-polyfill";
import { toTimestamp } from "../database/columns.ts";
import { type Sql, sql } from "../database/sql.ts";
import { standingAt } from "../history/standing-at.ts";

/**
 * The deals that a measure reads, an item for FROM under the alias d: as they stand, or as the bot knew them at an
 * instant. Both have the columns that measures need; the condition on "workspaceId" is the caller's.
 */
export const dealsAsOf = (at: Temporal.Instant | undefined): Sql =>
  at === undefined
    ? sql`"Deal" d`
    : sql`(SELECT v."dealId" AS "id", v.* FROM "DealVersion" v WHERE ${standingAt(sql`v`, sql`${toTimestamp(at)}::timestamptz`)}) d`;
