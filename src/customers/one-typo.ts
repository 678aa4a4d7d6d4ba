/** Names that are one slip of the finger away from what was typed, as patterns for LIKE. Pure. */
import { escapeLike } from "../database/sql.ts";

/** Trigrams find longer ones; of each name there are three patterns a character. */
const longest = 40;

/**
 * One character wrong, missing, too many, or two neighbours swapped. Trigrams miss such a slip in a short name: ACNE
 * and ACME share two of eight. One wrong of two characters is another name.
 * @param normalised as `normaliseCustomerName` gives it; of a single character nothing is near
 */
export function oneTypoFrom(normalised: string): string[] {
  const typed = [...normalised].map(escapeLike);
  if (typed.length < 2 || typed.length > longest) return [];
  const slips = typed.flatMap((character, at) => [
    [...typed.slice(0, at), "_", ...typed.slice(at)],
    ...(typed.length > 2 ? [typed.with(at, "_"), typed.toSpliced(at, 1)] : []),
    typed.toSpliced(at, 2, ...typed.slice(at + 1, at + 2), character),
  ]);
  return [...new Set([...slips, [...typed, "_"]].map((slip) => slip.join("")))];
}
