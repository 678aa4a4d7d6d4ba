/** The close: every open deal, and what closed since the close before, is written down for ever. */
import { toTimestamp } from "../database/columns.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import type { DueSlot } from "../schedule/fire-slot.ts";

/**
 * One statement whatever the number of deals. Who did not submit is carried forward as the deals stand, marked
 * unconfirmed. @returns false when the week was closed before
 */
export async function closeWeek(
  tx: Tx,
  { workspace, week, now }: Pick<DueSlot, "workspace" | "week" | "now">,
): Promise<boolean> {
  const fresh = await tx.$executeRaw(sql`
    INSERT INTO "ClosedWeek" ("workspaceId", "week", "closedAt")
    VALUES (${workspace.id}::uuid, ${week.id}, ${toTimestamp(now)}::timestamptz) ON CONFLICT DO NOTHING`);
  if (fresh === 0) return false;
  await tx.$executeRaw(sql`
    INSERT INTO "Snapshot" ("workspaceId", "week", "dealId", "ownerId", "teamId", "pipeline", "stage", "outcome",
                            "amountMinor", "currency", "closeDate", "likelihood", "category", "confirmed")
    SELECT d."workspaceId", ${week.id}, d."id", d."ownerId", m."teamId", d."pipeline", d."stage", d."outcome",
           d."amountMinor", d."currency", d."closeDate", d."likelihood", d."category", s."id" IS NOT NULL
    FROM "Deal" d JOIN "Member" m ON m."id" = d."ownerId"
    LEFT JOIN "Submission" s ON s."workspaceId" = d."workspaceId" AND s."memberId" = d."ownerId"
                            AND s."week" = ${week.id} AND s."submittedAt" IS NOT NULL
    WHERE d."workspaceId" = ${workspace.id}::uuid
      AND (d."outcome" IS NULL OR d."closedAt" >= coalesce(
        (SELECT max(c."closedAt") FROM "ClosedWeek" c WHERE c."workspaceId" = d."workspaceId" AND c."week" < ${week.id}),
        ${toTimestamp(week.opensAt)}::timestamptz))`);
  return true;
}
