/** What was done with all customers of a band, how it is undone, and what is left of a large one. */
import { actions, button, card, quiet, strong } from "../chat/card.ts";
import { type Reply, showCard } from "../chat/reply.ts";
import type { Turn } from "../chat/use-case.ts";
import type { Audience } from "./audience.ts";
import { audienceWords } from "./words.ts";

/** @param action the use case, for the next five hundred */
export function doneReply(
  turn: Turn,
  { band, others, part, parts, values }: Audience,
  said: string,
  action: string,
): Reply {
  const words = audienceWords(turn.locale);
  return showCard(
    card(
      turn.locale,
      words.title(band),
      [
        strong(said),
        others > 0 ? quiet(words.others(others)) : undefined,
        actions(
          button(words.undo, "deal.undo", { since: turn.now.epochMilliseconds }),
          part < parts && button(words.nextPart(part + 1, parts), action, { ...values, part: part + 1 }),
          button(words.back, "customer.tiers", { ...values, view: "band" }),
        ),
      ],
      { tone: "good", summary: said },
    ),
    { replace: true },
  );
}
