import { actions, button, type Card, card, text } from "../../chat/card.ts";
import type { Reader } from "../../chat/use-case.ts";
import type { Tx } from "../../database/transaction.ts";
import { formatNumber } from "../../text/count.ts";
import { type Import, tableOf } from "../import.ts";
import { importWords } from "../words.ts";

/** A reader who can be answered from the database. */
export type ImportReader = Reader & Readonly<{ db: Tx }>;

/** In place of what was pressed: it goes on by itself, and tells in a message how far it is and how it ends. */
export function startedCard({ locale }: Pick<ImportReader, "locale">, one: Import): Card {
  const words = importWords(locale);
  return card(
    locale,
    words.title(tableOf(one)),
    [
      text(words.started),
      actions(isStoppable(one.state) && button(words.cancel, "import.cancel", { id: one.id })),
    ],
    { summary: words.started },
  );
}

const isStoppable = (state: Import["state"]): boolean =>
  state === "reading" || state === "checking" || state === "applying";

/** How far it is, while it goes on by itself. */
export async function progressCard({ locale }: ImportReader, one: Import): Promise<Card> {
  const words = importWords(locale);
  const say = words.states[one.state as keyof typeof words.states];
  const told = say(formatNumber(one.through, locale), formatNumber(Math.max(one.total, one.through), locale));
  return card(
    locale,
    words.title(tableOf(one)),
    [text(told), actions(isStoppable(one.state) && button(words.cancel, "import.cancel", { id: one.id }))],
    { summary: told },
  );
}
