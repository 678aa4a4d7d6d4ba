/** A Thursday answer that is taken back: the week says again of the deal what it said before. */
import type { DealEventValues } from "../deals/deal-events.ts";
import type { Deed } from "../history/deed.ts";
import { fromStored } from "./record-answer.ts";
import { runningWeek } from "./running-week.ts";

type Answered = NonNullable<DealEventValues["answer"]>;

/** Whether the answer's week has closed: then it stands for ever. */
export async function answerIsClosed(deed: Deed, { submissionId }: Answered): Promise<boolean> {
  const submission = await deed.db.submission.findUnique({
    where: { id: submissionId, memberId: deed.member.id },
    select: { week: true },
  });
  return submission?.week !== runningWeek(deed.workspace, deed.now).id;
}

export async function putAnswerBack(
  deed: Deed,
  dealId: string,
  { submissionId, before }: Answered,
): Promise<void> {
  const which = { workspaceId: deed.workspace.id, submissionId, dealId };
  const where = { workspaceId_submissionId_dealId: which };
  if (before) await deed.db.forecastEntry.update({ where, data: fromStored(deed, before) });
  else await deed.db.forecastEntry.deleteMany({ where: which });
}
