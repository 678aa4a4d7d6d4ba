import { actions, button, card, text as paragraph } from "../chat/card.ts";
import { type Reply, refuse, showCard } from "../chat/reply.ts";
import type { Turn } from "../chat/use-case.ts";
import { takeCallingBack } from "../customers/called-there.ts";
import { customerById } from "../customers/match-customer.ts";
import { DeedRefused } from "../history/deed.ts";
import type { CalledDeed } from "./own-last-deed.ts";
import { undoWords } from "./words.ts";

/**
 * How a customer is called in the CRM beside us is as it was, unless it was called otherwise since.
 * @param minutes how long it can be taken back
 */
export async function undoCalling(
  turn: Turn,
  last: CalledDeed,
  { tooOld, minutes }: Readonly<{ tooOld: boolean; minutes: number }>,
): Promise<Reply> {
  const words = undoWords(turn.locale);
  const customer = await customerById(turn, last.subjectId);
  if (!customer) return refuse(words.nothingToUndo);
  if (tooOld) return refuse(words.callingTooLate(minutes, customer.name));
  try {
    await takeCallingBack(turn, last);
  } catch (error) {
    if (!(error instanceof DeedRefused)) throw error;
    return refuse(words.calledSince(customer.name));
  }
  const said = words.callingUndone(customer.name);
  const open = button(words.seeCustomer, "customer.show", { id: customer.id });
  return showCard(card(turn.locale, customer.name, [paragraph(said), actions(open)], { summary: said }), {
    replace: true,
  });
}
