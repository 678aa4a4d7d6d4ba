/** Names of companies as they are typed or pasted: one a line, or behind commas. Pure. */
import { normaliseCustomerName } from "../understanding/customer-name.ts";

/** The rest is another paste. */
export const mostNames = 500;
export const longestName = 120;

/**
 * "Acme, Inc." is one company: what is no more than a legal form belongs to the name before it. So is whatever is called so: of
 * "Smith, Jones and Partners" only what customers are called says whether it is one or two, and the longest name that exists wins.
 * @param isName whether somebody is called so, of what `mayBeNames` came to
 */
export function namesIn(text: string, isName: (name: string) => boolean = () => false): string[] {
  const lines = linesOf(text);
  if (lines.length > 1) return lines.map(bare).filter(Boolean);
  const parts = partsOf(text);
  const names: string[] = [];
  for (let at = 0; at < parts.length; ) {
    const whole = longerFrom(text, parts, at).findLast(({ name }) => isName(name));
    const { name, next } = whole ?? { name: bare(parts[at]!.text), next: at + 1 };
    const isForm = normaliseCustomerName(name) === "" || legalForm.test(name);
    if (isForm && names.length > 0) names.push(`${names.pop()}, ${name}`);
    else names.push(name);
    at = next;
  }
  return names;
}

/** What goes on behind a comma and may be one name all the same. */
export function mayBeNames(text: string): string[] {
  if (linesOf(text).length > 1) return [];
  const parts = partsOf(text);
  return parts.flatMap((_, at) => longerFrom(text, parts, at).map(({ name }) => name));
}

/** No name has more commas. */
const mostCommas = 4;

type Part = Readonly<{ text: string; from: number; to: number }>;

const linesOf = (text: string): string[] => text.split(/\r?\n/u).filter((line) => line.trim() !== "");

const partsOf = (text: string): Part[] =>
  [...text.matchAll(/[^,，、;；\t]+/gu)]
    .map((match) => ({ text: match[0], from: match.index, to: match.index + match[0].length }))
    .filter((part) => bare(part.text) !== "");

/** From one part over the next ones, the shortest first; `next`: the part behind it. */
const longerFrom = (text: string, parts: readonly Part[], at: number) =>
  parts.slice(at + 1, at + 1 + mostCommas).map(({ to }, more) => ({
    name: bare(text.slice(parts[at]!.from, to)),
    next: at + more + 2,
  }));

const legalForm = /^(?:inc|ltd|llc|corp|co|gmbh|ag|plc|s\.?a\.?|limited|incorporated)\.?$/iu;

/** Without quotes, a number in front ("3. ", "- ") and what a table's column leaves behind. */
const bare = (part: string): string =>
  part
    .trim()
    .replace(/^(?:[-*•·]|\d{1,4}[.)、])\s+/u, "")
    .replace(/^["'“”「](.*)["'“”」]$/su, "$1")
    .trim();
