/**
 * Estimated width of text where nothing can measure it: widths of Noto Sans SC in em, by class of character.
 * The browser may use another font, so callers leave a little slack.
 */
export function textWidth(text: string, size: number): number {
  let em = 0;
  for (const character of text) em += emWidth(character);
  return em * size;
}

function emWidth(character: string): number {
  if (character.codePointAt(0)! >= 0x2e80) return 1;
  if (/[ijltfrI.,:;'|!()[\]\s]/.test(character)) return 0.34;
  if (/[mwMW@%—…·]/.test(character)) return 0.95;
  if (/[A-Z]/.test(character)) return 0.67;
  return 0.58;
}

/** Text cut into lines no wider than `width` px; a last line that had to be shortened ends in an ellipsis. */
export function textLines(text: string, size: number, width: number, maxLines: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces(text, size, width)) {
    if (line !== "" && textWidth(line + piece.trimEnd(), size) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else {
      line += piece;
    }
  }
  if (line.trim() !== "" || lines.length === 0) lines.push(line.trimEnd());
  if (lines.length <= maxLines) return lines;
  const kept = lines.slice(0, maxLines);
  kept[maxLines - 1] = shorten(`${kept[maxLines - 1]} ${lines[maxLines]}`, size, width);
  return kept;
}

/** Words stay whole, Chinese breaks between any two characters, a word longer than a line breaks anywhere. */
function* pieces(text: string, size: number, width: number): Generator<string> {
  for (const [piece] of text.matchAll(/[⺀-￿\u{20000}-\u{3ffff}]|[^\s⺀-￿]+\s*|\s+/gu)) {
    if (textWidth(piece, size) <= width) yield piece;
    else yield* piece;
  }
}

function shorten(text: string, size: number, width: number): string {
  const characters = [...text];
  while (characters.length > 0 && textWidth(`${characters.join("")}…`, size) > width) characters.pop();
  return `${characters.join("").trimEnd()}…`;
}

/**
 * One line without what XML forbids (control characters, half surrogates): one such character would void the whole
 * picture.
 */
export function drawableText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those are to go
  return text.toWellFormed().replace(/[\s\u0000-\u001f\u007f\ufffe\uffff]+/g, " ");
}
