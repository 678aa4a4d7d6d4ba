import { actions, type Card, card, text as paragraph, sayButton } from "../chat/card.ts";
import type { Turn } from "../chat/use-case.ts";
import { shorten } from "../text/shorten.ts";

/** As much of a name as a line and its button have room for. */
const longest = 120;

/** A view takes no customer: what was meant is offered as the line that does it. */
export function meantCard(
  { locale }: Pick<Turn, "locale">,
  question: string,
  verb: string,
  rest: string,
): Card {
  const line = `${verb} ${shorten(rest.trim(), longest)}`;
  return card(locale, question, [paragraph(question), actions(sayButton(line, line))], { summary: question });
}
