/**
 * Where a customer's name ends in a line. Names have "and", "&", 和 or a comma in them, and words that begin another name: no word
 * says where one ends, only what customers are called. So the longest whole name that the line begins with wins.
 */
import type { Turn } from "../../chat/use-case.ts";
import { foldName } from "../../understanding/customer-name.ts";
import { nameIn } from "../../understanding/deal-name.ts";
import { type Head, headsOf } from "../../understanding/line-heads.ts";
import type { TwoNames } from "../../understanding/two-names.ts";
import type { Customer } from "../customer.ts";
import { knownNames } from "../match-customer.ts";
import { customersCalled } from "../named-alike.ts";
import { customerNamed } from "./choose-customer.ts";

/** A part of a name has no more words than that. */
const longestPart = 4;

export async function wholeNameAtStart(
  turn: Turn,
  line: string,
): Promise<(Head & Readonly<{ customer: Customer }>) | undefined> {
  const heads = headsOf(line);
  const called = await customersCalled(
    turn,
    heads.map(({ name }) => name),
    knownNames(turn),
  );
  const head = heads.findLast(({ name }) => called.has(name));
  return head && { ...head, customer: called.get(head.name)! };
}

/** A whole name, or more words than that as a name begins with; else the first word, to be asked about. */
export async function customerAndRest(turn: Turn, line: string): Promise<Head> {
  const heads = headsOf(line);
  const whole = await wholeNameAtStart(turn, line);
  const length = whole ? heads.findIndex(({ name }) => name === whole.name) + 1 : 1;
  for (const head of heads.slice(length, longestPart).reverse()) {
    const { sure } = await customerNamed(turn, head.name);
    if (sure && (!whole || goesOnInWords(sure.name, head.name))) return head;
  }
  return whole ?? heads[0] ?? { name: "", rest: "" };
}

/** Behind a whole name "Bo" is somebody and not another's Bologna; and "Tom and Anna" are not Tom and Jerry Ltd. */
const goesOnInWords = (name: string, head: string): boolean =>
  !joining.test(head) && `${foldName(name)} `.startsWith(`${foldName(head)} `);

const joining = /\s(?:and|&|\+|of|和|与|及)$/iu;

/**
 * Ways of reading a line as two names: those first whose first name is a customer's whole name, the longest of them first.
 * The others stay as they were.
 */
export async function wholeNamesFirst(
  turn: Turn,
  ways: readonly TwoNames[],
): Promise<readonly (TwoNames & Readonly<{ areWhole: boolean }>)[]> {
  const called = await customersCalled(
    turn,
    ways.flatMap(({ first, second }) => [nameIn(first), nameIn(second)]),
    knownNames(turn),
  );
  const isWhole = (name: string) => called.has(nameIn(name));
  return ways
    .map((way) => ({ ...way, areWhole: isWhole(way.first) && isWhole(way.second) }))
    .sort((one, other) => wholeLength(isWhole, other) - wholeLength(isWhole, one));
}

const wholeLength = (isWhole: (name: string) => boolean, { first }: TwoNames): number =>
  isWhole(first) ? first.length : 0;
