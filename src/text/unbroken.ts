/** About what a column of a narrow card holds; a longer phrase is broken where it has to be. */
const longest = 28;

/** A phrase that stays on one line: its blanks do not break. */
export const unbroken = (phrase: string): string =>
  phrase.length <= longest ? phrase.replaceAll(" ", "\u00a0") : phrase;

/** Phrases on a line that breaks after a dot and not inside one of them. */
export const phrases = (list: readonly string[]): string => list.map(unbroken).join("\u00a0· ");
