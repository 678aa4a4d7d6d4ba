/** Cards that the Lark chat sends by itself. Pure. */

import type { Locale } from "../../text/locale.ts";
import type { Spoken } from "../inbound.ts";
import { button, column, columnSet, type LarkCard, paragraph } from "./elements.ts";
import { limits } from "./limits.ts";
import { cutVisibly } from "./plain-text.ts";
import { cardFrame, renderNotice, withBody } from "./render-card.ts";
import { type LarkWords, larkWords } from "./words.ts";

/** Stale lines are never run unasked: after an outage they would look as if they had been typed just now. */
export function lateCard({ line, mentioned = [] }: Spoken, eventId: string, locale: Locale): LarkCard {
  const text = larkWords(locale);
  const carried = [...line].slice(0, limits.text).join("");
  return withBody(cardFrame(text.lateTitle, text.lateTitle, "orange", locale), [
    paragraph(text.late),
    paragraph(cutVisibly(line, limits.text, locale), { text_size: "heading" }),
    columnSet([
      column(
        [
          button(
            { label: text.runNow, style: "primary" },
            { kind: "late", line: carried, mentioned: [...mentioned], event: eventId },
          ),
        ],
        "auto",
      ),
    ]),
  ]);
}

/** Replaces the card that asked whether an old line is still wanted, once it has been run. */
export function ranLateCard(line: string, locale: Locale): LarkCard {
  const text = larkWords(locale);
  return withBody(cardFrame(text.lateTitle, text.ranNow, "grey", locale), [
    paragraph(text.ranNow),
    paragraph(cutVisibly(line, limits.text, locale), { text_size: "heading" }),
  ]);
}

/** Replaces a cancelled form. @param title of the form, in the reader's language */
export function cancelledCard(title: string, locale: Locale): LarkCard {
  const text = larkWords(locale);
  return withBody(cardFrame(title || text.cancelled, text.cancelled, "grey", locale), [
    paragraph(text.cancelled, { text_color: "grey" }),
  ]);
}

export const ownNotice = (pick: (text: LarkWords) => string, locale: Locale): LarkCard =>
  renderNotice(pick(larkWords(locale)), "plain", locale);
