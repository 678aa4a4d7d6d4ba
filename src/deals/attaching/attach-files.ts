/** Files that come with a deed on a deal: with a note, right after one, or by themselves. */

import { type Reply, refuse } from "../../chat/reply.ts";
import { Refusal, type Turn } from "../../chat/use-case.ts";
import { ownersWithin } from "../../company/owner-scope.ts";
import { toTimestamp } from "../../database/columns.ts";
import { sql } from "../../database/sql.ts";
import { claimFiles, unclaimed } from "../../files/claim-files.ts";
import { fileNames } from "../../files/say-files.ts";
import { fileWords } from "../../files/words.ts";
import { placeMark } from "../../history/place-mark.ts";
import { recordEvents } from "../../history/record-events.ts";
import { notTakenBack } from "../../history/taken-back.ts";
import { showChangedDeal } from "../card/show-changed-deal.ts";
import type { Deal } from "../facts/deal.ts";
import { loadDeal } from "../facts/load-deals.ts";

/** How long after a note a file still belongs to it. */
const afterNote = { minutes: 10 };

/** Makes them part of an event. @throws Refusal when one is gone, or with a deal already */
export async function attachTo(
  turn: Turn,
  files: readonly string[],
  event: Readonly<{ eventId: string; dealId: string }>,
): Promise<void> {
  if (!(await claimFiles(turn, files, event))) throw new Refusal(refuse(fileWords(turn.locale).gone));
}

/** Files sent alone, as their own event rather than part of a note. */
export async function attachAlone(turn: Turn, deal: Deal, files: readonly string[]): Promise<Reply> {
  const names = fileNames(await unclaimed(turn, files), turn.locale);
  const [eventId] = await recordEvents(turn, [{ subject: "deal", subjectId: deal.id, kind: "file" }]);
  await attachTo(turn, files, { eventId: eventId!, dealId: deal.id });
  return showChangedDeal(turn, deal, {
    banner: fileWords(turn.locale).added(names, deal.number),
    undo: true,
  });
}

/** @returns undefined when there is no recent note they could belong to */
export async function attachToNote(turn: Turn, files: readonly string[]): Promise<Reply | undefined> {
  const note = await noteBefore(turn);
  const deal =
    note &&
    (await loadDeal(
      turn.db,
      turn.workspace.id,
      note.dealId,
      await ownersWithin(turn.db, turn.member, turn.needs),
    ));
  if (!deal) return undefined;
  const names = fileNames(await unclaimed(turn, files), turn.locale);
  await attachTo(turn, files, note);
  return showChangedDeal(turn, deal, {
    banner: fileWords(turn.locale).addedToNote(names, deal.number),
    undo: true,
  });
}

/** The member's newest note, if it was written here a moment ago and still stands. */
async function noteBefore({ db, workspace, member, now, place }: Turn) {
  const [note] = await db.$queryRaw<{ eventId: string; dealId: string }[]>(sql`
    SELECT e."id"::text AS "eventId", e."subjectId" AS "dealId" FROM "Event" e
    WHERE e."workspaceId" = ${workspace.id}::uuid AND e."memberId" = ${member.id}::uuid AND e."kind" = 'note'
      AND e."at" >= ${toTimestamp(now.subtract(afterNote))}::timestamptz
      AND e."values" ->> 'conversation' = ${placeMark(workspace.id, place.channel)} AND ${notTakenBack(sql`e."id"`)}
    ORDER BY e."id" DESC LIMIT 1`);
  return note;
}
