import type { Whose } from "./pinyin.ts";
import { type Likeness, type Resemblance, resemblanceTo } from "./resemblance.ts";

/** Something that people call by one of several names: a customer and its short names, a stage, a member. */
export type Named = { readonly id: string | number; readonly names: readonly string[] };

/**
 * - `one`: safe to act on. `near` holds what else resembles the query.
 * - `several`: all equally plausible, best first; ask.
 * - `none`: `near` holds what may have been meant, possibly nothing.
 */
export type NameMatch<Item> =
  | { kind: "one"; item: Item; how: Exclude<Likeness, "near">; near: Item[] }
  | { kind: "several"; items: Item[]; how: Exclude<Likeness, "near">; near: Item[] }
  | { kind: "none"; near: Item[] };

/**
 * Which item a person means. An exact name wins outright, first in its full spelling, then without legal form.
 * Otherwise a beginning and a middle compete as equals, because Chinese company names often start with a place
 * (华信 is a beginning of 华信医疗 and a middle of 北京华信); only when the text is in no name is it read as
 * pinyin. Mistyped names are never matched, only suggested.
 * @param limit how many suggestions `near` holds at most
 * @param whose people also have surname readings
 */
export function matchNames<Item extends Named>(
  query: string,
  items: readonly Item[],
  { limit = 3, whose = "other" }: { limit?: number; whose?: Whose } = {},
): NameMatch<Item> {
  const judge = resemblanceTo(query, whose);
  const found = items
    .flatMap((item) => {
      const best = strongest(item.names.map(judge));
      return best ? [{ item, ...best }] : [];
    })
    .sort((a, b) => b.score - a.score);
  const best = found[0];
  if (!best || best.how === "near") return { kind: "none", near: found.slice(0, limit).map(itemOf) };

  const hits = found.filter((other) => competes(other, best));
  const others = found.filter((other) => !competes(other, best));
  const near = others.slice(0, limit).map(itemOf);
  if (hits.length === 1) return { kind: "one", item: best.item, how: best.how, near };
  return { kind: "several", items: hits.map(itemOf), how: best.how, near };
}

function competes(other: Resemblance, best: Resemblance): boolean {
  if (best.how === "exact") return other.score === best.score;
  if (best.how === "pinyin") return other.how === "pinyin" && (isWhole(other) || !isWhole(best));
  return other.how === "prefix" || other.how === "contains";
}

/** All of the syllables or all of the initials were typed: as good as exact among pinyin. */
function isWhole({ score }: Resemblance): boolean {
  return score >= 0.78;
}

function strongest(judged: readonly (Resemblance | undefined)[]): Resemblance | undefined {
  return judged.reduce((best, one) => (one && (!best || one.score > best.score) ? one : best), undefined);
}

function itemOf<Item>({ item }: { item: Item }): Item {
  return item;
}
