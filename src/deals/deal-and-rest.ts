/** `ACME met the CFO` → the deal, and the rest of the line as it is: a note, or a reason. */
import type { Turn } from "../chat/use-case.ts";
import { foldName } from "../understanding/customer-name.ts";
import { splitWords, type Word } from "../understanding/split-words.ts";
import type { Deal } from "./deal.ts";
import { findDeal, type Preference } from "./find-deal.ts";

export type DealAndRest = Readonly<{
  rest: string;
  /** The only one that is meant. */
  found?: Deal;
  /** What seems to name it. */
  deal: string;
  /** Deals that the line may begin with, as 瑞丰今天见了张总 does: to be asked about. */
  among?: readonly Deal[];
  /** Nothing in the line is a name, nor resembles one. */
  isUnknown: boolean;
}>;

/** A name of more words than this is quoted, or named by its number. */
const longestName = 4;

/**
 * As many words as still name a deal: "Zephyr" alone may fit several customers, then the next words tell. A colon ends
 * the name too: `瑞丰：见了张总`, `#42: called`, and a number needs no blank behind it: `#42见了张总`.
 * @param line what follows the verb
 */
export async function readDealAndRest(turn: Turn, line: string, prefer?: Preference): Promise<DealAndRest> {
  const spaced = apart(line);
  const words = splitWords(spaced);
  const after = (count: number) => (words[count] ? spaced.slice(words[count].start).trim() : "");
  const named = (count: number) =>
    words
      .slice(0, count)
      .map((word) => word.spelling)
      .join(" ");
  let several = 0;
  for (let count = 1; count <= Math.min(longestName, words.length); count++) {
    const found = await findDeal(turn, named(count), prefer);
    if (found.kind === "one") {
      const name = foldName(found.deal.customer.name);
      let length = count;
      while (words[length] && `${name} `.startsWith(`${foldName(named(length + 1))} `)) length++;
      return { found: found.deal, deal: named(length), rest: after(length), isUnknown: false };
    }
    if (found.kind === "none") {
      const stuck = count === 1 ? await readStuck(turn, words[0]!, after(1)) : undefined;
      if (stuck) return stuck;
      if (count === 1 && found.near.length === 0) return { deal: named(1), rest: after(1), isUnknown: true };
      break;
    }
    several = count;
  }
  const count = Math.max(1, several);
  return { deal: named(count), rest: after(count), isUnknown: false };
}

/** 瑞丰今天见了张总: the longest beginning that is part of a customer's name. Only to be asked about. */
async function readStuck(turn: Turn, word: Word, after: string): Promise<DealAndRest | undefined> {
  const text = word.spelling;
  if (word.quoted || !/^\p{Script=Han}{3}/u.test(text)) return undefined;
  for (let length = Math.min(8, text.length - 1); length >= 2; length--) {
    const name = text.slice(0, length);
    const found = await findDeal(turn, name);
    const deals = found.kind === "one" ? [found.deal] : found.kind === "several" ? found.deals : [];
    const among = deals.filter((deal) => deal.customer.name.includes(name));
    const rest = [text.slice(length), after].join(" ").trim();
    if (among.length > 0) return { deal: text, rest, among, isUnknown: false };
  }
  return undefined;
}

/** A blank where the name ends, if it ends in the first word and is not quoted. */
const apart = (line: string): string =>
  line
    .replace(/^(\s*[#＃]\s?[\d０-９]+)(?![\d０-９])\s*[:：,，]?\s*/u, "$1 ")
    .replace(/^(\s*(?!["'“「『])[^\s:：]+)[:：]\s*(?!\/\/)/u, "$1 ");
