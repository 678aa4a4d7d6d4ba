/** `ACME met the CFO` → the deal, and the rest of the line as it is: a note, or a reason. */
import type { Turn } from "../../chat/use-case.ts";
import { foldName, normaliseCustomerName } from "../../understanding/customer-name.ts";
import { numberIn, tellsWhatHappened } from "../../understanding/deal-name.ts";
import { splitWords, type Word } from "../../understanding/split-words.ts";
import type { Deal } from "../facts/deal.ts";
import { loadCandidates, orNear } from "./candidates.ts";
import { dealsIn, type FoundDeal, findDeal, namesOf } from "./find-deal.ts";

export type DealAndRest = Readonly<{
  /** What seems to name the deal. */
  deal: string;
  /** Nothing near: nothing in the line is a name, nor resembles one. */
  found: FoundDeal;
  rest: string;
}>;

/** A part of a name of more words than this is quoted, or the deal named by its number. */
const longestName = 4;
/** No whole name has more. */
const longestWhole = 20;

/** @param line what follows the verb */
export async function readDealAndRest(turn: Turn, line: string): Promise<DealAndRest> {
  const names = namesAtStart(line);
  if (names.length === 0) return dealAndRest(line, []);
  const { candidates, owners } = await loadCandidates(turn, names);
  const read = dealAndRest(line, candidates);
  // What merely resembles a sentence is not what it is about.
  if (tellsWhatHappened(read.deal)) return read;
  return { ...read, found: await orNear(turn, owners, read.found, read.deal) };
}

/** What the line may begin with: some of its words, or else a part of the first one. */
export function namesAtStart(line: string): string[][] {
  const words = splitWords(apart(line)).slice(0, longestName);
  const [first] = words;
  if (!first) return [];
  if (numberIn(first.spelling)?.isSure) return [[first.spelling]];
  const beginnings = beginningsOf(first);
  return [words.map((_, index) => spelled(words, index + 1)), beginnings.slice(0, -1), beginnings.slice(-1)];
}

/**
 * A customer's whole name, the longest that the line begins with: "Tom & Jerry Ltd called" is not about Tom. Else
 * as many words as still name a deal: "Zephyr" alone may fit several customers, then the next words decide. A
 * colon ends the name too: `瑞丰：见了张总`, `#42: called`, and a number needs no blank after it: `#42见了张总`.
 * @param candidates what was loaded for {@link namesAtStart}
 */
export function dealAndRest(line: string, candidates: readonly Deal[]): DealAndRest {
  const spaced = apart(line);
  const words = splitWords(spaced);
  const upTo = (count: number) => ({
    deal: spelled(words, count),
    rest: words[count] ? spaced.slice(words[count].start).trim() : "",
  });
  let read: DealAndRest = { ...upTo(1), found: { kind: "none", near: [] } };
  const least = wholeNameIn(words, candidates);
  for (let count = least; count < Math.min(least + longestName, words.length + 1); count++) {
    const found = findDeal(candidates, spelled(words, count));
    if (found.kind === "one") {
      const names = namesOf(found.deal.customer).map(foldName);
      let length = count;
      const begins = (said: string) => names.some((name) => `${name} `.startsWith(`${said} `));
      while (words[length] && begins(foldName(spelled(words, length + 1)))) length++;
      return { ...upTo(length), found };
    }
    if (found.kind === "none") return (count === 1 && readStuck(words[0]!, read.rest, candidates)) || read;
    read = { ...upTo(count), found };
  }
  return read;
}

/** Of how many words the longest name of a customer is, with which they begin; 1: none is longer than a word. */
function wholeNameIn(words: readonly Word[], candidates: readonly Deal[]): number {
  const names = new Set(
    candidates.flatMap(({ customer }) =>
      namesOf(customer).flatMap((name) => [foldName(name), normaliseCustomerName(name)]),
    ),
  );
  const most = Math.min(longestWhole, words.length);
  const counts = Array.from({ length: most }, (_, nth) => most - nth);
  return counts.find((count) => names.has(foldName(spelled(words, count)))) ?? 1;
}

/** 瑞丰今天见了张总: the longest beginning that is part of a customer's name. Only to be asked about. */
function readStuck(word: Word, after: string, candidates: readonly Deal[]): DealAndRest | undefined {
  const text = word.spelling;
  for (const name of beginningsOf(word)) {
    const near = dealsIn(findDeal(candidates, name)).filter(({ customer }) =>
      namesOf(customer).some((full) => full.includes(name)),
    );
    const rest = [text.slice(name.length), after].join(" ").trim();
    if (near.length > 0) return { deal: text, rest, found: { kind: "none", near } };
  }
  return undefined;
}

/** Of a word that Chinese was typed in without blanks, longest first. */
function beginningsOf({ spelling, quoted }: Word): string[] {
  if (quoted || !/^\p{Script=Han}{3}/u.test(spelling)) return [];
  const longest = Math.min(8, spelling.length - 1);
  return Array.from({ length: longest - 1 }, (_, index) => spelling.slice(0, longest - index));
}

const spelled = (words: readonly Word[], count: number): string =>
  words
    .slice(0, count)
    .map((word) => word.spelling)
    .join(" ");

/** A blank where the name ends, if it ends in the first word and is not quoted. */
const apart = (line: string): string =>
  line
    .replace(/^(\s*[#＃]\s?[\d０-９]+)(?![\d０-９])\s*[:：,，]?\s*/u, "$1 ")
    .replace(/^(\s*(?!["'“「『])[^\s:：]+)[:：]\s*(?!\/\/)/u, "$1 ");
