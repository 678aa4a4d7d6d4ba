import { actions, button, card, text as paragraph } from "../chat/card.ts";
import { type Reply, refuse, showCard } from "../chat/reply.ts";
import type { Turn } from "../chat/use-case.ts";
import { takeFileBack } from "../customers/file/write-file.ts";
import { customerById } from "../customers/match-customer.ts";
import { DeedRefused } from "../history/deed.ts";
import type { FileDeed } from "./own-last-deed.ts";
import { undoWords } from "./words.ts";

/**
 * What a deed wrote into a customer's file goes, unless others have written over it since.
 * @param minutes how long it can be taken back
 */
export async function undoFile(
  turn: Turn,
  last: FileDeed,
  { tooOld, minutes }: Readonly<{ tooOld: boolean; minutes: number }>,
): Promise<Reply> {
  const words = undoWords(turn.locale);
  const customer = await customerById(turn, last.subjectId);
  if (!customer) return refuse(words.nothingToUndo);
  if (tooOld) {
    const tooLate = last.kind === "mark" ? words.markTooLate : words.fileTooLate;
    return refuse(tooLate(minutes, customer.name));
  }
  try {
    await takeFileBack(turn, last);
  } catch (error) {
    if (!(error instanceof DeedRefused)) throw error;
    return refuse(words.fileWrittenSince(customer.name));
  }
  const said = (last.kind === "mark" ? words.markUndone : words.fileUndone)(customer.name);
  const open = button(words.seeCustomer, "customer.show", { id: customer.id });
  return showCard(card(turn.locale, customer.name, [paragraph(said), actions(open)], { summary: said }), {
    replace: true,
  });
}
