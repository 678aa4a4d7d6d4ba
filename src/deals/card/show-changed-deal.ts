/** The answer to every change: the updated deal, replacing the card or form it came from. */

import type { Button } from "../../chat/card.ts";
import { type Reply, showCard } from "../../chat/reply.ts";
import type { Turn } from "../../chat/use-case.ts";
import type { Deal } from "../facts/deal.ts";
import { isOnlyHelping } from "../naming/helped-deals.ts";
import { dealCard } from "./deal-card.ts";
import { loadStory } from "./deal-story.ts";
import { cardWords } from "./words.ts";

/**
 * @param options `banner` says what happened; `undo` offers to undo it. A person who changes somebody else's
 * deal is told
 *   that its owner will be notified, unless `toldOwner` is false
 */
export async function showChangedDeal(
  turn: Turn,
  deal: Deal,
  {
    toldOwner = true,
    ...options
  }: { banner: string; undo?: boolean; also?: readonly Button[]; toldOwner?: boolean },
): Promise<Reply> {
  const isOthers = toldOwner && options.undo && deal.owner.id !== turn.member.id;
  const told = isOthers ? cardWords(turn.locale).ownerIsTold(deal.owner.name) : "";
  const banner = told ? `${asSentence(turn, options.banner)}${told}` : options.banner;
  const story = await loadStory(turn, deal);
  const asHelper = await isOnlyHelping(turn, deal);
  return showCard(dealCard(turn, deal, { ...options, banner, story, asHelper }), { replace: true });
}

/** Another one follows: "¥1.5M → ¥1.2M. Fang will be told." */
function asSentence({ locale }: Turn, words: string): string {
  const ended = /[.。]$/.test(words) ? words : `${words}${locale === "zh" ? "。" : "."}`;
  return locale === "zh" ? ended : `${ended} `;
}
