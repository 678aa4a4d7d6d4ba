import type { Temporal } from "temporal-polyfill";
import type { Turn } from "../../chat/use-case.ts";
import { fromTimestamp } from "../../database/columns.ts";
import { sql } from "../../database/sql.ts";
import { notTakenBack } from "../../history/taken-back.ts";

export type LastNote = Readonly<{ text: string; at: Temporal.Instant }>;

/** What was written on a deal in own words and stands, newest first. */
export async function lastNotes(
  { db, workspace }: Pick<Turn, "db" | "workspace">,
  dealId: string,
  limit: number,
): Promise<LastNote[]> {
  const rows = await db.$queryRaw<{ text: string; at: Date }[]>(sql`
    SELECT r."text", e."at" FROM "Event" e JOIN "Remark" r ON r."id" = e."remarkId"
    WHERE e."workspaceId" = ${workspace.id}::uuid AND e."subjectId" = ${dealId}::uuid AND e."kind" IN ('note', 'lesson')
      AND ${notTakenBack(sql`e."id"`)}
    ORDER BY e."id" DESC LIMIT ${limit}`);
  return rows.map(({ text, at }) => ({ text, at: fromTimestamp(at) }));
}
