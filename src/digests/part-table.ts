/** Teams or reps, each with their own gap. */
import { type TableBlock, table, toTheRight } from "../chat/card.ts";
import type { Reader } from "../chat/use-case.ts";
import { gapOf, type PartStanding } from "../measures/part-standings.ts";
import { formatSums, type Sums } from "../money/sums.ts";
import { digestWords } from "./words.ts";

/** Rows on Friday's card; all of them are behind its tap. */
export const partsOnCard = 6;

export function partTable({ locale, workspace }: Reader, parts: readonly PartStanding[]): TableBlock {
  const words = digestWords(locale);
  const money = (sums: Sums) => formatSums(sums, locale, workspace.currency);
  // Early in a quarter nobody has a quota yet: two columns of dashes say nothing.
  if (parts.every(({ quota }) => quota.size === 0))
    return table(
      [words.byPart, toTheRight(words.wonAndCommit)],
      parts.map(({ name, commit }) => ({ cells: [name, money(commit)] })),
    );
  return table(
    [words.byPart, toTheRight(words.quota), toTheRight(words.wonAndCommit), toTheRight(words.gap)],
    parts.map(({ name, quota, won, commit }) => ({
      cells: [
        name,
        quota.size > 0 ? money(quota) : "–",
        money(commit),
        quota.size === 0 ? "–" : money(gapOf({ quota, won })),
      ],
    })),
  );
}
