/** Puts back what a deed wrote: columns, answers to criteria, the week's statement; a new event tells of it. */
import { answersBefore } from "../deals/facts/answers.ts";
import type { Deal } from "../deals/facts/deal.ts";
import type { DealColumns } from "../deals/facts/deal-columns.ts";
import { changeDeal } from "../deals/writing/write-deals.ts";
import { takeNoteBack } from "../deals/writing/write-note.ts";
import { recallExternally } from "../external-ids/external-ids.ts";
import { putAnswerBack } from "../forecasts/put-answer-back.ts";
import type { Deed } from "../history/deed.ts";
import { recordEvents } from "../history/record-events.ts";
import type { DealDeed } from "./own-last-deed.ts";

/** A deal logged by mistake keeps its number but is not counted anywhere. */
export const withdrawn = (deed: Deed): Partial<DealColumns> => ({
  outcome: "withdrawn",
  closedAt: deed.now.toString(),
  category: "omitted",
});

/** @param deal its current state; nobody else may have built on the deed */
export async function takeBack(deed: Deed, deal: Deal, last: DealDeed): Promise<void> {
  const { columns, criteria, answer, note, externalId } = last.values;
  if (last.kind === "note") return takeNoteBack(deed, deal, last.id);
  const before: Partial<DealColumns> =
    last.kind === "new"
      ? withdrawn(deed)
      : Object.fromEntries(Object.entries(columns).map(([name, [former]]) => [name, former]));
  // The owner it goes back to may have changed team since.
  if (last.kind === "assign" && deal.outcome === null) before.teamId = await teamOf(deed, before.ownerId);
  const answers = await answersBefore(deed, deal.id, last.id, criteria);
  if (note) await takeNoteBack(deed, deal, note);
  if (externalId)
    await recallExternally(deed.db, deed.workspace.id, "deal", {
      values: externalId[0] === null ? [] : [externalId[0]],
      subjectId: deal.id,
    });
  if (answer) await putAnswerBack(deed, deal.id, last.id, answer);
  if (Object.keys(before).length > 0 || criteria.length > 0)
    await changeDeal(deed, { deal, kind: "undo", columns: before, answers, undoes: last.id });
  else await recordEvents(deed, [{ subject: "deal", subjectId: deal.id, kind: "undo", undoes: last.id }]);
}

async function teamOf({ db }: Deed, member: string | undefined): Promise<string | null> {
  const found = await db.member.findUnique({ where: { id: member }, select: { teamId: true } });
  return found?.teamId ?? null;
}
