import { isBlank, type NormalisedText, normaliseTracked, originalSpan, type Span } from "./normalise-text.ts";
import { findQuotes } from "./quotes.ts";

/** One word of a command line. */
export type Word = Span & {
  /** For reading as syntax: half-width, plain quotes and blanks, outer quotes gone. */
  text: string;
  /** As it was typed, outer quotes gone: what a name keeps. */
  spelling: string;
  quoted: boolean;
};

/**
 * A command line as words: `/deal advance "华信 医疗" 3` is four. Words end at blanks, at a comma followed by a
 * blank, and at full-width ，、； (not inside a number such as １，２００). Quotes of any style (“” "" 「」 『』 '')
 * keep blanks together; a quote that is never closed is dropped and its words stand alone. `start` and `end`
 * include the quotes.
 */
export function splitWords(line: string): Word[] {
  const normalised = normaliseTracked(line);
  const { text } = normalised;
  const isBreak = (index: number) => index >= text.length || isSeparator(normalised, index);
  const quotes = findQuotes(normalised, isBreak);
  const words: Word[] = [];
  let index = 0;
  while (index < text.length) {
    const closing = quotes.get(index);
    if (isBreak(index) || (closing === undefined && text[index] === '"' && !isBreak(index + 1))) {
      index += 1;
    } else if (closing !== undefined) {
      words.push(wordOf(normalised, index, closing + 1, true));
      index = closing + 1;
    } else {
      const start = index;
      // 客户"华信 医疗" is two words: a quote may also open behind letters; a single quote may not.
      do index += 1;
      while (!isBreak(index) && !(quotes.has(index) && text[index] === '"'));
      words.push(wordOf(normalised, start, index, false));
    }
  }
  return words;
}

/**
 * What was typed from one word to another, blanks and inner quotes included: a name of several words, or a
 * note that is "the rest of the line".
 */
export function spellingBetween(line: string, first: Span, last: Span): string {
  return line.slice(first.start, last.end);
}

function wordOf(normalised: NormalisedText, start: number, end: number, quoted: boolean): Word {
  const [from, to] = quoted ? [start + 1, end - 1] : [start, end];
  const inner = originalSpan(normalised, from, to);
  return {
    ...originalSpan(normalised, start, end),
    text: normalised.text.slice(from, to).trim(),
    spelling: normalised.original.slice(inner.start, inner.end).trim(),
    quoted,
  };
}

function isSeparator({ text, original, positions }: NormalisedText, index: number): boolean {
  const character = text[index]!;
  if (isBlank(character)) return true;
  if (character !== "," && character !== ";") return false;
  if (index + 1 >= text.length || isBlank(text[index + 1]!)) return true;
  const fullWidth = original[positions[index]!] !== character;
  return fullWidth && !(/\d/.test(text[index - 1] ?? "") && /\d/.test(text[index + 1]!));
}
