/** The home tab: what the bot understands, and buttons for what is done most. Pure. */
import type { HomeView, KnownBlock } from "@slack/types";
import type { Locale } from "../../text/locale.ts";
import { type Card, sayButton } from "../card.ts";
import { limits } from "./limits.ts";
import { buttonRenderer } from "./render-button.ts";
import { renderCard } from "./render-card.ts";
import { localeOfCard, slackText } from "./slack-text.ts";

export type Home = Omit<HomeView, "blocks"> & { blocks: KnownBlock[] };

export function renderHome(card: Card, locale: Locale = localeOfCard(card)): Home {
  const say = slackText(locale);
  const shortcuts = [
    sayButton(say.newDeal, "/deal new", "primary"),
    sayButton(say.myDeals, "/deal list"),
    sayButton(say.forecast, "/forecast"),
    sayButton(say.funnel, "/funnel"),
  ].map(buttonRenderer(locale));
  const [head, ...rest] = renderCard(card, locale, { surface: "home" }).blocks;
  const blocks: KnownBlock[] = [
    ...(head ? [head] : []),
    { type: "actions", elements: shortcuts },
    ...rest.slice(0, limits.viewBlocks - 2),
  ];
  return { type: "home", blocks };
}
