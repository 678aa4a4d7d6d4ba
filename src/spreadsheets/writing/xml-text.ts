/** Text in the XML of a workbook. Pure. */

/** For attributes and names. */
export const escapeXml = (text: string): string =>
  allowed(text).replace(/[&<>"]/g, (letter) => entities[letter]!);

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/**
 * For cells, where programs read `_x000D_` as the character of that number: what XML does not carry is written so, and so
 * is the mark itself where a text happens to have one.
 */
export const cellXml = (text: string): string =>
  escapeXml(
    text
      .replace(/_(?=x[\da-f]{4}_)/gi, "_x005F_")
      .replace(/(?![\t\n])[\p{Cc}\ufffe\uffff]/gu, (letter) => `_x${hex(letter)}_`),
  );

const hex = (letter: string): string => letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");

/** Halves of characters are none. */
const allowed = (text: string): string => text.toWellFormed();
