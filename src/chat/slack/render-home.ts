/** The home tab: the commands, and buttons for the most common ones. Pure. */

import type { HomeView, KnownBlock } from "@slack/types";
import { type Block, type Card, facts, sayButton } from "../card.ts";
import { limits } from "./limits.ts";
import { buttonRenderer } from "./render-button.ts";
import { renderCard } from "./render-card.ts";
import { slackWords } from "./words.ts";

export type Home = Omit<HomeView, "blocks"> & { blocks: KnownBlock[] };

/** The home tab: the card, with shortcuts to the main commands below its title. */
export function renderHome(card: Card): Home {
  const { locale } = card;
  const say = slackWords(locale);
  const shortcuts = [
    sayButton(say.newDeal, "/deal new", "primary"),
    sayButton(say.myDeals, "/deal list"),
    sayButton(say.forecast, "/forecast"),
    sayButton(say.funnel, "/funnel"),
  ].map(buttonRenderer(locale));
  const readable = { ...card, blocks: card.blocks.map(inPairs) };
  const [head, ...rest] = renderCard(readable, { surface: "home" }).blocks;
  const blocks: KnownBlock[] = [
    ...(head ? [head] : []),
    { type: "actions", elements: shortcuts },
    ...rest.slice(0, limits.viewBlocks - 2),
  ];
  return { type: "home", blocks };
}

/** The home tab draws no tables: what is typed and what it does stand as pairs, which read better than a box. */
const inPairs = (block: Block): Block =>
  block.type === "commands"
    ? facts(...block.commands.map(({ line, meaning }) => [line, meaning] as const))
    : block;
