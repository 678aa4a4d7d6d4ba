/** A deal's row changes and its running version ends, in one statement: parts of a WITH whose `changed` has the rows. */
import { type Sql, sql } from "../../database/sql.ts";
import { versionedColumns } from "../facts/deal-columns.ts";

/**
 * For a CTE named `ended`: the current versions of the deals, each with when it ended.
 * @param at the deed's instant; a version that begins at it or later ends a moment after its beginning
 * @param deals the rows that get another version, as `c`
 */
export const endVersions = (at: Sql, deals = sql`changed c`): Sql => sql`
  UPDATE "DealVersion" v SET "to" = deed_instant(v."workspaceId", ${at}, v."from")
  FROM ${deals}
  WHERE v."workspaceId" = c."workspaceId" AND v."dealId" = c."id" AND v."to" IS NULL
  RETURNING v."dealId", v."number", v."to" AS "at"`;

/**
 * The versions that succeed those in `ended`, with the columns as they are in `changed`.
 * @param event id and kind of the event that made them, of `c` or of what is joined after this
 */
export const beginVersions = (event: Readonly<{ id: Sql; kind: Sql }>): Sql => sql`
  INSERT INTO "DealVersion" ("workspaceId", "dealId", "number", "from", "eventId", "kind", ${versionedColumns()})
  SELECT c."workspaceId", c."id", e."number" + 1, e."at", ${event.id}, ${event.kind}, ${versionedColumns("c")}
  FROM changed c JOIN ended e ON e."dealId" = c."id"`;
