import { resemblanceTo } from "./resemblance.ts";

/**
 * Candidates for "did you mean", best first, at most `limit` (3). What resembles nothing gets none: better no
 * suggestion than a silly one.
 */
export function nearest(
  word: string,
  candidates: readonly string[],
  { limit = 3 }: { limit?: number } = {},
): string[] {
  const judge = resemblanceTo(word);
  const found = candidates
    .flatMap((candidate) => {
      const resemblance = judge(candidate);
      return resemblance ? [{ candidate, ...resemblance }] : [];
    })
    .sort((a, b) => b.score - a.score);
  // Beside a name that was really hit, a mere likeness only distracts.
  const sure = found.filter(({ how }) => how !== "near");
  return (sure.length > 0 ? sure : found).slice(0, limit).map(({ candidate }) => candidate);
}
