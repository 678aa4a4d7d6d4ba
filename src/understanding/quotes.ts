import type { NormalisedText } from "./normalise-text.ts";

/**
 * For every quote that opens a quoted word, where it closes: index in `text` → index of the closing quote.
 *
 * All straight and curly double quotes are one kind, because a Chinese keyboard often types ”…” or “…"; corner
 * quotes pair with their own. A single quote counts only around whole words, so that O'Reilly and
 * rock 'n' roll stay what they are; a straight double quote after a digit is an inch. One pass from the right,
 * so that ten thousand unclosed quotes cost no more than ten thousand letters.
 * @param isBreak whether a word ends at this index (a separator, or the end of the text)
 */
export function findQuotes(
  { text, original, positions }: NormalisedText,
  isBreak: (index: number) => boolean,
): Map<number, number> {
  const closings = new Map<number, number>();
  const next: Partial<Record<QuoteKind, number>> = {};
  for (let index = text.length - 1; index >= 0; index -= 1) {
    const character = text[index];
    if (character === '"') {
      const typed = original[positions[index]!]!;
      const kind = kindOf(typed);
      const closing = next[kind];
      const opens = kind === "plain" ? !(typed === '"' && isDigit(text[index - 1])) : "「『".includes(typed);
      if (opens && closing !== undefined) closings.set(index, closing);
      if (kind === "plain" || "」』".includes(typed)) next[kind] = index;
    } else if (character === "'") {
      const startsWord = index === 0 || isBreak(index - 1);
      if (startsWord && next.single !== undefined) closings.set(index, next.single);
      if (isBreak(index + 1)) next.single = index;
    }
  }
  return closings;
}

type QuoteKind = "plain" | "corner" | "white corner" | "single";

function kindOf(typed: string): QuoteKind {
  if ("「」".includes(typed)) return "corner";
  return "『』".includes(typed) ? "white corner" : "plain";
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= "0" && character <= "9";
}
