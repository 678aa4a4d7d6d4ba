/** A Thursday answer that is taken back: the week says again of the deal what it said before. */
import { sql } from "../database/sql.ts";
import type { DealEventValues } from "../deals/facts/deal-events.ts";
import type { Deed } from "../history/deed.ts";
import { notTakenBack } from "../history/taken-back.ts";
import { fromStored } from "./record-answer.ts";

type Answered = NonNullable<DealEventValues["answer"]>;

/** @param eventId of the deed that gave the answer */
export async function putAnswerBack(
  deed: Deed,
  dealId: string,
  eventId: string,
  { submissionId, before }: Answered,
): Promise<void> {
  const which = { workspaceId: deed.workspace.id, submissionId, dealId };
  const where = { workspaceId_submissionId_dealId: which };
  if (!before) {
    await deed.db.forecastEntry.deleteMany({ where: which });
    return;
  }
  const said = fromStored(deed, before);
  const reason = said.answer === "slipped" ? await reasonBefore(deed, dealId, eventId) : said.reason;
  await deed.db.forecastEntry.update({ where, data: { ...said, reason } });
}

/** Why it slipped, in the words that stand beside the answer before. */
async function reasonBefore(
  { db, workspace }: Deed,
  dealId: string,
  eventId: string,
): Promise<string | null> {
  const rows = await db.$queryRaw<{ text: string | null }[]>(sql`
    SELECT r."text" FROM "Event" e LEFT JOIN "Remark" r ON r."id" = e."remarkId"
    WHERE e."workspaceId" = ${workspace.id}::uuid AND e."subjectId" = ${dealId}::uuid AND e."id" < ${eventId}::bigint
      AND jsonb_exists(e."values", 'answer') AND ${notTakenBack(sql`e."id"`)}
    ORDER BY e."id" DESC LIMIT 1`);
  return rows[0]?.text ?? null;
}
