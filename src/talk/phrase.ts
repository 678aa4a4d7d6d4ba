/** A phrase of `sayings.ts` as a pattern. Pure. */

/** Stands for the deal that a line names. */
export const dealSign = "◇";

/** What stands between a phrase and the rest of the line. Counted, as blanks are, so that a long run of them is not tried again at each. */
const gap = "[ ,:-]{0,4}";

/**
 * `(a|b)` is one of them, `[a|b]` may be missing, blanks may be missing or more, `_` is a blank that is needed, `…` is the group
 * `rest`, perhaps empty, `*` anything that says nothing. A Latin word ends where it ends.
 */
export function phrase(written: string): RegExp {
  const pattern = written
    .replace(/[([]/g, "(?:")
    .replaceAll("]", ")?")
    .replace(/([a-z])(?=[|)]|$)/g, "$1(?![a-z])")
    .replace(/([a-z]) /g, "$1(?![a-z]) ")
    .replaceAll("*", ".*")
    .replace(/ ?… ?/g, `${gap}(?<rest>.*?)${gap}`)
    .replaceAll(/ (?!,)/g, " {0,2}")
    .replaceAll("_", " ");
  return new RegExp(`^${pattern}$`, "du");
}
