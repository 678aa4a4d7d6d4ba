/** What every change of a deal answers: the deal as it is now, in place of the card or form it came from. */
import { type Reply, showCard } from "../chat/reply.ts";
import type { Turn } from "../chat/use-case.ts";
import { dealCard } from "./deal-card.ts";
import { loadStory } from "./deal-story.ts";
import { loadDeal } from "./load-deals.ts";

/**
 * @param id of a deal that the caller has already found within the member's scope
 * @param options `banner` says what happened; `undo` offers to take it back
 */
export async function showChangedDeal(
  turn: Turn,
  id: string,
  options: { banner: string; undo?: boolean },
): Promise<Reply> {
  const deal = (await loadDeal(turn.db, turn.workspace.id, id, "all"))!;
  return showCard(dealCard(turn, deal, { ...options, story: await loadStory(turn, deal) }), {
    replace: true,
  });
}
