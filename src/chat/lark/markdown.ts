/** Lark's markdown is CommonMark plus tags such as <at id=all>, so that text of people must never reach it bare. */
import { cleanText } from "./plain-text.ts";

const special = /[&<>*_~`#[\]()!\\|$:{}]/g;

/** HTML entities, as rich-text.md asks for; line breaks become <br>, so that no line can begin a list or a heading. */
export function escapeMarkdown(text: string): string {
  return cleanText(text)
    .trim()
    .replace(special, entity)
    .replace(/^[-+=]/, entity)
    .replace(/^(\d{1,9})\./, "$1&#46;")
    .replace(/\s*\n\s*/g, "<br>");
}

const entity = (character: string): string => `&#${character.codePointAt(0)};`;

export const bold = (escaped: string): string => (escaped ? `**${escaped}**` : "");
/** @param address one of ours, never what people typed; what is shown is where it leads */
export const link = (address: string): string =>
  `[${escapeMarkdown(address)}](${address.replaceAll("(", "%28").replaceAll(")", "%29")})`;
export const coloured = (escaped: string, colour: "grey" | "green" | "blue" | "red"): string =>
  `<font color='${colour}'>${escaped}</font>`;
