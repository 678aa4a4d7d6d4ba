import { distance } from "fastest-levenshtein";

/** Wrong, missing and superfluous characters; two neighbours swapped are one mistake, the commonest of all. */
export function countMistakes(typed: string, meant: string): number {
  const mistakes = distance(typed, meant);
  if (mistakes !== 2 || typed.length !== meant.length) return mistakes;
  let at = 0;
  while (typed[at] === meant[at]) at += 1;
  return typed[at] === meant[at + 1] && typed[at + 1] === meant[at] ? 1 : 2;
}
