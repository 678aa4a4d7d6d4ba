/** A card as data → Lark's card JSON 2.0. Pure. */
import type { Locale } from "../../text/locale.ts";
import { type Card, type Tone, withEndsAbove } from "../card.ts";
import { type HeaderColour, type LarkCard, type LarkElement, paragraph, plainText } from "./elements.ts";
import { fitCard, roomBeside } from "./fit-card.ts";
import { limits } from "./limits.ts";
import { cutVisibly } from "./plain-text.ts";
import { type Allowance, type Compact, renderBlock } from "./render-blocks.ts";

const headerColours: Readonly<Record<Tone, HeaderColour>> = {
  plain: "blue",
  good: "green",
  warning: "orange",
  bad: "red",
};

/** Card JSON 2.0, within Lark's limits: what does not fit is rendered more simply, then left out with a notice. */
export function renderCard(card: Card): LarkCard {
  const { locale } = card;
  const frame = cardFrame(card.title, card.summary, headerColours[card.tone], locale);
  const fitted = (compact: Compact) => {
    const allowance: Allowance = { charts: limits.charts, tables: limits.tables, compact };
    const pieces = withEndsAbove(card.blocks).flatMap((block) => renderBlock(block, locale, allowance));
    return fitCard(pieces, roomBeside(frame), locale);
  };
  const roomy = fitted("nothing");
  const closer = roomy.whole ? roomy : fitted("texts");
  const { elements } = closer.whole ? closer : fitted("texts and buttons");
  // Lark refuses a card without a body.
  return withBody(
    frame,
    elements.length > 0 ? elements : [paragraph(cutVisibly(card.summary, limits.text, locale))],
  );
}

/** One sentence, as a message that needs no heading. */
export function renderNotice(text: string, tone: Tone, locale: Locale): LarkCard {
  const colour = tone === "bad" ? { text_color: "red" } : {};
  const { header: _, ...frame } = cardFrame("", text, "blue", locale);
  return withBody(frame, [paragraph(cutVisibly(text, limits.text, locale), colour)]);
}

/** Everything but the body. */
export function cardFrame(title: string, summary: string, template: HeaderColour, locale: Locale): LarkCard {
  return {
    schema: "2.0",
    // Without update_multi nothing of ours could replace it later.
    config: { update_multi: true, summary: { content: cutVisibly(summary, limits.summary, locale) } },
    header: { title: plainText(cutVisibly(title, limits.title, locale)), template },
    body: { elements: [] },
  };
}

export const withBody = (frame: LarkCard, elements: readonly LarkElement[]): LarkCard => ({
  ...frame,
  body: { elements },
});
