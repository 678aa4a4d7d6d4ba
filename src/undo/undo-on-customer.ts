import { actions, button, card, text as paragraph } from "../chat/card.ts";
import { type Reply, refuse, showCard } from "../chat/reply.ts";
import type { Turn } from "../chat/use-case.ts";
import type { Customer } from "../customers/customer.ts";
import { type DifferentDeed, takeDifferentBack } from "../customers/duplicates/different.ts";
import { lockCustomers } from "../customers/write-customer.ts";
import { takeCustomerBack } from "../deals/writing/follow-customer.ts";
import { DeedRefused } from "../history/deed.ts";
import type { OfCustomer } from "./own-last-deed.ts";
import { undoWords } from "./words.ts";

/**
 * A renaming goes back unless others have renamed or merged it since, or given its former name to another; a merge unless
 * what it went into has been merged itself.
 * @param minutes how long it can be taken back
 */
export async function undoOnCustomer(
  turn: Turn,
  last: OfCustomer,
  { tooOld, minutes }: Readonly<{ tooOld: boolean; minutes: number }>,
): Promise<Reply> {
  if (last.kind === "different") return undoDifferent(turn, last, { tooOld, minutes });
  const words = undoWords(turn.locale);
  const ids = last.kind === "merge" ? [last.subjectId, last.into] : [last.subjectId];
  const [customer, into] = await lockCustomers(turn, ids);
  if (!customer || (last.kind === "merge" && !into)) return refuse(words.nothingToUndo);
  const what = into ? words.theMerge(customer.name, into.name) : words.theRenaming(customer.name);
  if (tooOld)
    return refuse(
      into ? words.mergeTooLate(minutes, what, customer.name) : words.customerTooLate(minutes, what),
    );
  const standing = into ?? customer;
  if (standing.mergedInto !== null)
    return refuse(words.mergedSince(what, standing.name, standing.mergedInto));
  if (last.kind === "rename" && last.after !== customer.name)
    return refuse(words.renamedSince(what, last.after, customer.name));
  try {
    await takeCustomerBack(turn, last);
  } catch (error) {
    if (!(error instanceof DeedRefused)) throw error;
    return refuse(words.takenSince(what, (error.facts as Customer).name));
  }
  const [name, said] =
    last.kind === "rename"
      ? [last.before, words.renamingUndone(what)]
      : [customer.name, words.mergeUndone(what)];
  const open = button(words.seeCustomer, "customer.show", { id: last.subjectId });
  return showCard(
    card(turn.locale, name, [paragraph(said), actions(open)], {
      summary: said,
    }),
    { replace: true },
  );
}

/** Whatever became of the two since: they are no more than asked about again. */
async function undoDifferent(
  turn: Turn,
  last: Readonly<{ id: string; subjectId: string }> & DifferentDeed,
  { tooOld, minutes }: Readonly<{ tooOld: boolean; minutes: number }>,
): Promise<Reply> {
  const words = undoWords(turn.locale);
  const [one, other] = await lockCustomers(turn, [last.subjectId, last.other]);
  if (!one || !other) return refuse(words.nothingToUndo);
  if (tooOld) return refuse(words.differentTooLate(minutes, one.name, other.name));
  await takeDifferentBack(turn, last);
  const said = words.differentUndone(one.name, other.name);
  const again = button(words.seeDuplicates, "customer.duplicates", {});
  return showCard(card(turn.locale, one.name, [paragraph(said), actions(again)], { summary: said }), {
    replace: true,
  });
}
