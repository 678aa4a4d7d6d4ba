/** Text of people → text that Lark shows as it is. */

import { formatNumber } from "../../text/count.ts";
import type { Locale } from "../../text/locale.ts";
import { limits } from "./limits.ts";
import { larkWords } from "./words.ts";

/** Without half surrogates (Lark refuses the whole request), control characters and overrides of the direction. */
export function cleanText(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?/g, "\n")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those are to go
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, "")
  );
}

/** Truncates visibly, saying how much was cut: "…(+1,234 characters)"; a label, read at a glance, says only "…". */
export function cutVisibly(text: string, most: number, locale: Locale): string {
  const characters = [...cleanText(text)];
  if (characters.length <= most) return characters.join("");
  const mark = (rest: number) =>
    most <= limits.buttonLabel ? "…" : larkWords(locale).moreCharacters(formatNumber(rest, locale));
  const kept = Math.max(0, most - [...mark(characters.length)].length);
  return characters.slice(0, kept).join("").trimEnd() + mark(characters.length - kept);
}
