import { displayWidth } from "./display-width.ts";

/** The beginning of a text, where a card is no place for all of it. No half of an emoji stays behind. */
export const shorten = (text: string, longest = 160): string =>
  text.length > longest ? `${text.slice(0, longest - 1).replace(/\p{Surrogate}$/u, "")}…` : text;

/** On one line, and no wider than so many Latin characters; of Chinese it is half as many. */
export function shortenToWidth(text: string, widest: number): string {
  const line = text.replaceAll(/\s+/gu, " ").trim();
  if (displayWidth(line) <= widest) return line;
  let kept = "";
  let width = displayWidth("…");
  for (const character of line) {
    width += displayWidth(character);
    if (width > widest) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
