import { distance } from "fastest-levenshtein";

/** How alike two texts are, 0 to 1: the share of letters that need no change. */
export const likeness = (one: string, other: string): number =>
  one === other ? 1 : 1 - distance(one, other) / Math.max(one.length, other.length);
