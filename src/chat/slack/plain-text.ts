/**
 * Text that people typed, made harmless and short enough. Nearly everything is plain_text or rich_text, which
 * Slack shows letter by letter; mrkdwn is used only for text that holds no markup at all.
 */

import type { MrkdwnElement, PlainTextElement } from "@slack/types";
import { formatNumber } from "../../text/count.ts";
import type { Locale } from "../../text/locale.ts";
import { limits } from "./limits.ts";
import { typeableHere } from "./slash-commands.ts";
import { slackWords } from "./words.ts";

/** No mention, link or entity. */
export const escapeMrkdwn = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** The one text that Slack reads as mrkdwn without asking: what notifications and old clients show. */
export const fallbackText = (text: string, locale: Locale): string =>
  escapeMrkdwn(cutVisibly(typeableHere(text), limits.fallback / 2, locale));

/** What Slack escaped on the way in; mentions and links as the person saw them. */
export function unescapeMrkdwn(text: string): string {
  return text
    .replace(/<([@#!])([^|>]*)(?:\|([^>]*))?>/g, (_, sign: string, id: string, label?: string) =>
      sign === "!" ? (label ?? `@${id}`) : `${sign}${label ?? id}`,
    )
    .replace(/<([^|>]+)(?:\|([^>]*))?>/g, (_, address: string, label?: string) => label ?? address)
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

/** Slack refuses empty text, and an unclosed right-to-left override would turn around what follows. */
export function harmless(text: string): string {
  return (text.trim() === "" ? "–" : text) + closersOf(text);
}

/** At most eight of each: more is an attack, and Unicode ends every embedding with the paragraph anyway. */
function closersOf(text: string): string {
  const opened = text.match(/[\u202a\u202b\u202d\u202e]/g)?.length ?? 0;
  const isolated = text.match(/[\u2066-\u2068]/g)?.length ?? 0;
  return "\u202c".repeat(Math.min(8, opened)) + "\u2069".repeat(Math.min(8, isolated));
}

export const plainText = (text: string, limit: number, locale: Locale): PlainTextElement => ({
  type: "plain_text",
  // Without it ":smile:" in a name would become a picture.
  emoji: false,
  text: harmless(cutVisibly(typeableHere(text), limit - closersOf(text).length, locale)),
});

/** Could any character of it mean something in mrkdwn? Then it is shown as plain text, without bold. */
const isMarkupFree = (text: string): boolean =>
  !/[*_~`<>&|@\\\u202a-\u202e\u2066-\u2069]|:[^\s:]+:|^\s*(?:[•>-]|\d+[.)])\s/mu.test(text);

/** A bold first line over plain further text where that is safe, else the same words without the bold. */
export function boldOver(
  first: string,
  rest: string,
  limit: number,
  locale: Locale,
): MrkdwnElement | PlainTextElement {
  const [above, below] = [typeableHere(first), typeableHere(rest)];
  const fits = above.length + below.length + 1 < limit - 4;
  if (above.trim() !== "" && fits && isMarkupFree(above) && isMarkupFree(below)) {
    return { type: "mrkdwn", verbatim: true, text: `*${above.trim()}*\n${harmless(below)}` };
  }
  return plainText(`${harmless(first)}\n${harmless(rest)}`, limit, locale);
}

/** Cut with a mark that says how much is missing: "…(+1,234 characters)"; in a label, and where that does not fit, "…". */
export function cutVisibly(text: string, limit: number, locale: Locale): string {
  if (text.length <= limit) return text;
  const mark = (missing: number) => slackWords(locale).more(formatNumber(missing, locale));
  const room = limit - mark(text.length).length;
  if (limit <= limits.optionLabel || room < limit / 2) return `${wholeCharacters(text, limit - 1)}…`;
  const kept = wholeCharacters(text, room);
  return kept + mark([...text].length - [...kept].length);
}

/** Pieces of at most `limit`, broken after a line or word if one ends in the second half. */
export function splitText(text: string, limit: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const window = wholeCharacters(rest, limit);
    const line = window.lastIndexOf("\n");
    const word = window.lastIndexOf(" ");
    const end = line > limit / 2 ? line + 1 : word > limit / 2 ? word + 1 : window.length;
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return rest.trim() === "" ? pieces : [...pieces, rest];
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** At most `length` UTF-16 units, never half an emoji. */
export function wholeCharacters(text: string, length: number): string {
  if (text.length <= length) return text;
  const border = graphemes.segment(text).containing(length);
  // A "character" of a thousand combining marks has to be cut all the same.
  const end = border && border.index > length - 100 ? border.index : length;
  return text.slice(0, end);
}
