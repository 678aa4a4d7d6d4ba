import type { Temporal } from "temporal-polyfill";
import { fromTimestamp } from "../../database/columns.ts";
import { sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import { notTakenBack } from "../../history/taken-back.ts";

/** Deals of one process that went into another version of it. */
export type VersionMove = Readonly<{
  /** Of its event. */
  id: string;
  at: Temporal.Instant;
  who: string | null;
  pipeline: string;
  version: number;
  /** Of deals. */
  count: number;
  isUndone: boolean;
}>;

/** Newest first. */
export async function lastVersionMoves(
  { db, workspace }: Pick<Deed, "db" | "workspace">,
  limit: number,
): Promise<VersionMove[]> {
  const rows = await db.$queryRaw<(Omit<VersionMove, "at"> & { at: Date })[]>(sql`
    SELECT e."id"::text AS "id", e."at", m."name" AS "who", e."values" ->> 'pipeline' AS "pipeline",
           (e."values" ->> 'version')::int AS "version", (e."values" ->> 'count')::int AS "count",
           NOT ${notTakenBack(sql`e."id"`)} AS "isUndone"
    FROM "Event" e LEFT JOIN "Member" m ON m."id" = e."memberId"
    WHERE e."workspaceId" = ${workspace.id}::uuid AND e."subject" = 'workspace' AND e."kind" = 'migrate'
    ORDER BY e."id" DESC LIMIT ${limit}`);
  return rows.map(({ at, ...row }) => ({ ...row, at: fromTimestamp(at) }));
}
