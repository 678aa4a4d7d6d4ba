/** Where the parts and marks of a bar stand, for the chats that draw it and for those that write it in letters. Pure. */
import { type BarBlock, type BarLook, type FactsBlock, facts } from "./card.ts";

/** All as shares of what is drawn, 0 to 1. */
export type BarLayout = Readonly<{
  /** Those that are to be seen, from the left. */
  parts: readonly Readonly<{ look: BarLook; from: number; length: number }>[];
  /** Where the whole ends; undefined where that is the end of the bar, or there is no whole. */
  wholeAt?: number;
  /** Where the tick stands; undefined without a whole, because it is a share of one. */
  tickAt?: number;
}>;

/** @returns undefined where there is nothing to draw: no part and no whole */
export function layOutBar({ parts, whole, tick }: BarBlock): BarLayout | undefined {
  const amounts = parts.map(({ amount }) => Math.max(0, amount));
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  const target = Math.max(0, whole?.amount ?? 0);
  const all = Math.max(sum, target);
  if (all === 0) return undefined;
  let from = 0;
  const drawn = parts.map(({ look }, index) => {
    const part = { look, from, length: amounts[index]! / all };
    from += part.length;
    return part;
  });
  return {
    parts: drawn.filter(({ length }) => length > 0),
    wholeAt: target > 0 && sum > target ? target / all : undefined,
    tickAt: tick && target > 0 ? Math.min(1, Math.max(0, tick.share)) * (target / all) : undefined,
  };
}

/** Told apart by how dense they are, so that no colour is needed. */
const letters: Readonly<Record<BarLook, string>> = { good: "█", sure: "▓", maybe: "▒", rest: "░" };
const tickLetter = "┃";
const wholeLetter = "◆";
/** As many as fit beside each other on a phone. */
const lettersInBar = 20;

/** A stretch of letters of one look; "mark" for tick and whole. */
export type BarRun = Readonly<{ look: BarLook | "mark"; letters: string }>;

/**
 * "███████▓▓▓▓┃▓▒▒░░░░░░": the marks are between the letters and not below them, so that it works in any
 * typeface.
 * @returns nothing where there is nothing to draw
 */
export function barInLetters(block: BarBlock): BarRun[] {
  const layout = layOutBar(block);
  if (!layout) return [];
  const cells = cellsOf(layout);
  const runs: BarRun[] = [];
  for (let place = 0; place <= cells.length; place++) {
    const stands = (at: number | undefined) => at !== undefined && Math.round(at * cells.length) === place;
    if (stands(layout.wholeAt)) runs.push({ look: "mark", letters: wholeLetter });
    if (stands(layout.tickAt)) runs.push({ look: "mark", letters: tickLetter });
    const look = cells[place];
    if (!look) continue;
    const last = runs.at(-1);
    if (last?.look === look) runs[runs.length - 1] = { look, letters: last.letters + letters[look] };
    else runs.push({ look, letters: letters[look] });
  }
  return runs;
}

function cellsOf({ parts }: BarLayout): BarLook[] {
  const cells: BarLook[] = [];
  for (const { look, from, length } of parts) {
    // What is there is seen, be it ever so little.
    const end = Math.max(cells.length + 1, Math.round((from + length) * lettersInBar));
    while (cells.length < end) cells.push(look);
  }
  while (cells.length < lettersInBar) cells.push("rest");
  return cells;
}

/** Its numbers as text, each after the letter that stands for it in the bar. */
export function barInWords(block: BarBlock): FactsBlock {
  const { parts, whole, tick } = block;
  const layout = layOutBar(block);
  const named = (letter: string, { label, value }: { label: string; value: string }) =>
    [`${letter} ${label}`.trim(), value] as const;
  return facts(
    ...parts.map((part) => named(layout ? letters[part.look] : "", part)),
    ...(whole ? [named(layout?.wholeAt === undefined ? "" : wholeLetter, whole)] : []),
    ...(tick ? [named(layout?.tickAt === undefined ? "" : tickLetter, tick)] : []),
  );
}
