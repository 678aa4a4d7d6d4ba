/** A phrase of `sayings/` as a pattern. Pure. */

/** Stands for the deal that a line names. */
export const dealSign = "◇";

/** What stands between a phrase and the rest of the line. Counted, as blanks are, so that a long run of them is not tried again at each. */
const gap = "[ ,:-]{0,4}";

/** What a phrase leaves open. */
export type Hole = "person" | "team" | "other" | "rest";

/** A name is short, the rest is whatever there is. */
const holes = {
  "①": "(?<person>.{1,40}?)",
  "②": "(?<team>.{1,40}?)",
  "③": "(?<other>.{1,40}?)",
  "…": "(?<rest>.*?)",
} as const;

/**
 * `(a|b)` is one of them, `[a|b]` may be missing, blanks may be missing or more, `_` is a blank that is needed, `①` is the group
 * `person`, `②` the group `team`, `③` another person in the group `other`, `…` the group `rest`, perhaps empty, `*` anything that says nothing. A Latin word ends where
 * it ends.
 */
export function phrase(written: string): RegExp {
  const pattern = written
    .replace(/[([]/g, "(?:")
    .replaceAll("]", ")?")
    .replace(/([a-z])(?=[|)]|$)/g, "$1(?![a-z])")
    .replace(/([a-z]) /g, "$1(?![a-z]) ")
    .replaceAll("*", ".*")
    .replace(/ ?([①②③…]) ?/g, (_, hole: keyof typeof holes) => gap + holes[hole] + gap)
    .replaceAll(/ (?!,)/g, " {0,2}")
    .replaceAll("_", " ");
  return new RegExp(`^${pattern}$`, "du");
}

/** The sayings that fit, and from where to where in what was said a hole of theirs stands. */
export function* saidIn<Saying extends Readonly<{ says: readonly RegExp[] }>>(
  said: string,
  sayings: readonly Saying[],
) {
  for (const saying of sayings)
    for (const pattern of saying.says) {
      const found = pattern.exec(said);
      if (found) yield { saying, held: (hole: Hole) => found.indices?.groups?.[hole] };
    }
}
