/** A card as HTML. Pure. */
import { html } from "hono/html";
import type { Locale } from "../../text/locale.ts";
import type { Button, Card, Tone } from "../card.ts";
import { icon } from "./icons.ts";
import type { Html } from "./markup.ts";
import { picturesTogether } from "./pictures-together.ts";
import { renderBlock } from "./render-blocks.ts";
import type { Pictures } from "./render-chart.ts";

/**
 * Every button of a card in display order. A page sends back an index into this list and never a button's
 * values, so there is nothing to tamper with.
 */
export function buttonsOf(card: Card): Button[] {
  return card.blocks.flatMap((block) => {
    if (block.type === "actions") return [...block.buttons];
    if (block.type === "table") return block.rows.flatMap((row) => (row.button ? [row.button] : []));
    return [];
  });
}

/** @param pictures of the card's charts (`drawPictures`); a chart without one shows its numbers */
export function renderCard(card: Card, locale: Locale, pictures: Pictures = new Map()): Html {
  const numbers = new Map(buttonsOf(card).map((button, at) => [button, at]));
  const setting = {
    locale,
    pictures,
    numberOf: (button: Button) => numbers.get(button),
  };
  return html`<h2 class="title">${toneMark(card.tone)}<span dir="auto">${card.title}</span></h2>
    ${picturesTogether(card.blocks).map((blocks) => {
      const drawn = blocks.map((block) => renderBlock(block, setting));
      return blocks.length > 1 ? html`<div class="pictures">${drawn}</div>` : drawn;
    })}`;
}

export const toneMark = (tone: Tone): Html =>
  tone === "plain" ? html`` : html`<span class="mark ${tone}">${icon(tone)}</span>`;
