import { notice, type Reply, refuse } from "../chat/reply.ts";
import type { Turn } from "../chat/use-case.ts";
import { personById } from "../customers/contacts/contact.ts";
import { takeMoveBack, takeWritingBack } from "../customers/contacts/write-contact.ts";
import { DeedRefused } from "../history/deed.ts";
import type { ContactDeed } from "./own-last-deed.ts";
import { undoWords } from "./words.ts";

/**
 * Who was written down is gone again, unless somebody has met them since; who has moved is back.
 * @param minutes how long it can be taken back
 */
export async function undoOnContact(
  turn: Turn,
  last: ContactDeed,
  { tooOld, minutes }: Readonly<{ tooOld: boolean; minutes: number }>,
): Promise<Reply> {
  const words = undoWords(turn.locale);
  const person = await personById(turn, last.subjectId);
  if (!person) return refuse(words.contactGone);
  if (tooOld) return refuse(words.contactTooLate(minutes, person.name));
  const { id, subjectId, kind, from, to } = last;
  if (kind === "new" || from === null) {
    await takeWritingBack(turn, subjectId, id);
    const stays = await personById(turn, subjectId);
    return stays
      ? refuse(words.contactMetSince(person.name))
      : notice(words.contactUndone(person.name), "good");
  }
  try {
    await takeMoveBack(turn, { id, subjectId, from, to });
  } catch (error) {
    if (!(error instanceof DeedRefused)) throw error;
    return refuse(words.contactMovedSince(person.name));
  }
  return notice(words.moveUndone(person.name), "good");
}
