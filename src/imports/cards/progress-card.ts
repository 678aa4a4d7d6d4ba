import { actions, button, type Card, card, text } from "../../chat/card.ts";
import type { Reader } from "../../chat/use-case.ts";
import type { Tx } from "../../database/transaction.ts";
import { formatNumber } from "../../text/count.ts";
import type { Import } from "../import.ts";
import { importWords } from "../words.ts";

/** A reader who can be answered from the database. */
export type ImportReader = Reader & Readonly<{ db: Tx }>;

/** How far it is, while it goes on by itself. */
export async function progressCard({ locale }: ImportReader, one: Import): Promise<Card> {
  const words = importWords(locale);
  const say = words.states[one.state as keyof typeof words.states];
  const told = say(formatNumber(one.through, locale), formatNumber(Math.max(one.total, one.through), locale));
  const mayStop = one.state === "reading" || one.state === "checking" || one.state === "applying";
  return card(
    locale,
    words.title(one.fileName),
    [text(told), actions(mayStop && button(words.cancel, "import.cancel", { id: one.id }))],
    { summary: told },
  );
}
