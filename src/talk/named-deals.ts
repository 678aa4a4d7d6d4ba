/** Which deals a sentence names, wherever in it: one look into the database for all that may be a name. */
import type { Turn } from "../chat/use-case.ts";
import type { Deal } from "../deals/facts/deal.ts";
import { loadCandidates, orNear } from "../deals/naming/candidates.ts";
import { findDeal, frontsOf, namesOf } from "../deals/naming/find-deal.ts";
import { normaliseCustomerName } from "../understanding/customer-name.ts";
import { pinyinOf } from "../understanding/pinyin.ts";
import { commonWords, generic, leadsToName } from "./everyday-words.ts";

/** A stretch of the line as it is read, and the deals that it names: several of one customer, or of alike names. */
export type Named = Readonly<{ start: number; end: number; deals: readonly Deal[] }>;

type Stretch = Readonly<{ start: number; end: number; name: string }>;

/** Nobody names a deal behind so many words; looking for more would only cost time. */
const mostNames = 40;
/** Nor behind so many letters. */
const longestWay = 300;
/** Chinese characters of a name, typed without a blank behind it. */
const longestStuck = 8;

/**
 * @param whole the line, folded, in lower case
 * @param spelled the same as it was typed, character by character: names in traditional ones are looked up as they are
 * @returns each once, in their order
 */
export async function namedDeals(turn: Turn, whole: string, spelled: string): Promise<readonly Named[]> {
  const text = whole.slice(0, longestWay);
  const number =
    /(?<![\d月])(\d{1,9})号(?:商机|单子?)|(?:(?:编号|商机|(?<![\p{L}\d])(?:deal|no\.?)) ?#? ?|# ?)(\d{1,9})(?![\d%]|[.,]\d|万|w|k|m)/u.exec(
      text,
    );
  const stretches = number
    ? [{ start: number.index, end: number.index + number[0].length, name: `#${number[1] ?? number[2]}` }]
    : mayBeNames(text);
  if (stretches.length === 0) return [];
  const names = new Set(
    stretches.flatMap(({ start, end, name }) => [name, spelled.slice(start, end).toLowerCase()]),
  );
  const { candidates } = await loadCandidates(turn, [
    number ? stretches.map(({ name }) => name) : [...names],
  ]);
  if (number) {
    const deals = candidates.filter((deal) => `#${deal.number}` === stretches[0]!.name);
    return deals.length > 0 ? [{ ...stretches[0]!, deals }] : [];
  }
  const standing = candidates.filter(({ outcome }) => outcome !== "withdrawn");
  return apart(stretches.flatMap((one) => named(one, text, standing)));
}

/** Whether any deal is called so, or about so. */
export async function isNearName(turn: Turn, name: string): Promise<boolean> {
  const { candidates, owners } = await loadCandidates(turn, [[name], frontsOf(name)]);
  const found = await orNear(turn, owners, findDeal(candidates, name), name);
  return found.kind !== "none" || found.near.length > 0;
}

/** Words that may begin a name: Latin ones that are not everybody's, Chinese ones where a name may begin. */
export function mayBeNames(text: string): Stretch[] {
  const latin = [...text.matchAll(/[a-z0-9][a-z0-9&.+-]*[a-z0-9]/g)].flatMap(({ index, 0: name }) =>
    commonWords.has(name) || /^\d[\d.,]*[a-z]{0,2}$/.test(name)
      ? []
      : [{ start: index, end: index + name.length, name }],
  );
  const chinese = [...text.matchAll(/[\p{Script=Han}a-z0-9]+/gu)]
    .filter(({ 0: run }) => /\p{Script=Han}/u.test(run))
    .flatMap(({ index, 0: run }) =>
      stuckNames(run).map((one) => ({ ...one, start: index + one.start, end: index + one.end })),
    );
  return [...chinese, ...latin].slice(0, mostNames);
}

function stuckNames(run: string): Stretch[] {
  const starts = new Set([0]);
  for (const { index, 0: word } of run.matchAll(leadsToName)) starts.add(index + word.length);
  return [...starts].flatMap((start) => {
    const longest = Math.min(longestStuck, run.length - start);
    return Array.from({ length: Math.max(0, longest - 1) }, (_, nth) => {
      const end = start + longest - nth;
      return { start, end, name: run.slice(start, end) };
    });
  });
}

/** With the words behind it that are the name's, too: "umbrella" of Umbrella Foods and Umbrella Media, "umbrella foods" of one. */
function named(stretch: Stretch, text: string, candidates: readonly Deal[]): Named[] {
  let { name, end } = stretch;
  let deals = candidates.filter((deal) => fits(name, deal));
  if (deals.length === 0) return [];
  for (;;) {
    const next = /^ [\p{L}\p{N}&.+-]+/u.exec(text.slice(end))?.[0];
    const narrower = next ? deals.filter((deal) => fits(name + next, deal)) : [];
    if (narrower.length === 0) break;
    deals = narrower;
    name += next;
    end += next!.length;
  }
  const open = deals.filter(({ outcome }) => outcome === null);
  return [{ start: stretch.start, end, deals: open.length > 0 ? open : deals }];
}

/** Surer than a name behind a command must be: a whole word it begins with, or Chinese that is no everyday word in it. */
function fits(name: string, { customer, title }: Deal): boolean {
  return [...namesOf(customer), title].some((full) => {
    const core = normaliseCustomerName(full);
    const said = normaliseCustomerName(name);
    if (core === said) return true;
    if (/\p{Script=Han}/u.test(said))
      return core.startsWith(said) || (core.includes(said) && !generic.has(said));
    if (`${core} `.startsWith(`${said} `)) return true;
    return said.length >= 5 && /\p{Script=Han}/u.test(core) && pinyinOf(core).full.startsWith(said);
  });
}

/** The longest of those that overlap. */
function apart(found: readonly Named[]): Named[] {
  const taken: Named[] = [];
  for (const one of found.toSorted((a, b) => b.end - b.start - (a.end - a.start)))
    if (taken.every(({ start, end }) => one.end <= start || one.start >= end)) taken.push(one);
  return taken.sort((a, b) => a.start - b.start);
}
