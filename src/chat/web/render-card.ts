/** A card as HTML. Pure. */
import { html } from "hono/html";
import type { Locale } from "../../text/locale.ts";
import type { ActionsBlock, Block, Button, Card, Tone } from "../card.ts";
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

/** Where a form opens that a button of this row asks for: under its question, or where the card ends; else it is a bubble of its own. */
export const placeOfForm = ({ asked, inSight }: ActionsBlock): string | undefined =>
  asked?.key ?? (inSight ? "end" : undefined);

/** The same of a button. */
export function placeUnder(card: Card, button: Button): string | undefined {
  const row = card.blocks.find((block) => block.type === "actions" && block.buttons.includes(button));
  return row?.type === "actions" ? placeOfForm(row) : undefined;
}

export type OpenHere = Readonly<{ under: string; markup: Html }>;

/**
 * @param pictures of the card's charts (`drawPictures`); a chart without one shows its numbers
 * @param open a form within it, drawn
 */
export function renderCard(
  card: Card,
  locale: Locale,
  pictures: Pictures = new Map(),
  open?: OpenHere,
): Html {
  const numbers = new Map(buttonsOf(card).map((button, at) => [button, at]));
  const setting = {
    locale,
    pictures,
    numberOf: (button: Button) => numbers.get(button),
  };
  const draw = (block: Block) => {
    const here = open && block.type === "actions" && placeOfForm(block) === open.under ? open.markup : "";
    // The form that ends a card stands in place of the button that opened it.
    if (here && block.type === "actions" && block.inSight) return here;
    return html`${renderBlock(block, setting)}${here}`;
  };
  return html`<h2 class="title">${toneMark(card.tone)}<span dir="auto">${card.title}</span></h2>
    ${picturesTogether(card.blocks).map((blocks) => {
      const drawn = blocks.map(draw);
      return blocks.length > 1 ? html`<div class="pictures">${drawn}</div>` : drawn;
    })}`;
}

export const toneMark = (tone: Tone): Html =>
  tone === "plain" ? html`` : html`<span class="mark ${tone}">${icon(tone)}</span>`;
