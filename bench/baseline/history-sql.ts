/** How open deals stood at an instant, in hand-written SQL. */
import type { Session } from "./by-hand-database.ts";

/** @returns a line per currency: "CNY 120000" */
export async function openAt(
  session: Session,
  workspaceId: string,
  pipeline: string,
  owners: readonly string[],
  instant: Date,
): Promise<string[]> {
  const rows = await session.query<{ currency: string; minor: string }>(
    `SELECT "currency", sum("amountMinor")::bigint AS "minor", count(*) FROM "DealVersion"
     WHERE "workspaceId" = $1 AND "ownerId" = ANY($2) AND "pipeline" = $3 AND "outcome" IS NULL
       AND "from" < $4 AND ("to" IS NULL OR "to" >= $4)
     GROUP BY "currency"`,
    [workspaceId, owners, pipeline, instant],
  );
  return rows.map(({ currency, minor }) => `${currency} ${minor}`);
}
