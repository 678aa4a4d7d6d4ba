/** A line of words in any order, each phrase read for itself: `华东 上季度 按销售`, `West Q3 by rep`. Pure. */
import { foldForReading } from "./fold-for-reading.ts";
import { normaliseText } from "./normalise-text.ts";
import type { Word } from "./split-words.ts";

export type Phrase = Readonly<{
  /** For reading: folded, in lower case. */
  text: string;
  /** As it was typed. */
  spelling: string;
  /** Words in quotes are a name. */
  quoted: boolean;
}>;

/** What a phrase says; undefined where it says nothing of the kind. */
export type PhraseReader<Said> = (phrase: Phrase) => Partial<Said> | undefined;

export type ReadPhrases<Said> = Readonly<{
  said: Partial<Said>;
  /** What no reader knows, and what was said twice, in its order. */
  unread: readonly Word[];
  /** Of these, what was said twice. */
  twice: readonly Word[];
}>;

/** "between 100k and 500k" */
const longestPhrase = 4;
/** Longer is no command without blanks, and every part of it would be tried. */
const longestGlued = 30;

/**
 * The longest phrase counts; of two readers of one phrase the first. Chinese without blanks (华东上季度) is taken apart
 * where every part is understood.
 * @param once what is said once: a second team is unread, not taken instead of the first; otherwise the later one holds
 */
export function readPhrases<Said>(
  words: readonly Word[],
  readers: readonly PhraseReader<Said>[],
  once: readonly (readonly (keyof Said)[])[] = [],
): ReadPhrases<Said> {
  let said: Partial<Said> = {};
  const unread: Word[] = [];
  const twice: Word[] = [];
  for (let index = 0; index < words.length; ) {
    const found = phraseAt(words, index, readers);
    const taken = words.slice(index, index + (found?.length ?? 1));
    if (found && !clashes(said, found.said, once)) said = { ...said, ...found.said };
    else {
      unread.push(...taken);
      if (found) twice.push(...taken);
    }
    index += taken.length;
  }
  return { said, unread, twice };
}

const clashes = <Said>(
  said: Partial<Said>,
  more: Partial<Said>,
  once: readonly (readonly (keyof Said)[])[],
): boolean => once.some((keys) => [said, more].every((one) => keys.some((key) => one[key] !== undefined)));

function phraseAt<Said>(words: readonly Word[], from: number, readers: readonly PhraseReader<Said>[]) {
  for (let length = Math.min(longestPhrase, words.length - from); length >= 1; length--) {
    const taken = words.slice(from, from + length);
    const quoted = taken.some((word) => word.quoted);
    if (quoted && length > 1) continue;
    const said = readBy(readers, taken.map((word) => word.spelling).join(" "), quoted);
    if (said) return { said, length };
  }
  const word = words[from]!;
  const said = word.quoted ? undefined : readGlued(word.spelling, readers);
  return said && { said, length: 1 };
}

function readBy<Said>(readers: readonly PhraseReader<Said>[], spelling: string, quoted: boolean) {
  const phrase = { text: foldForReading(normaliseText(spelling).toLowerCase()), spelling, quoted };
  for (const read of readers) {
    const said = read(phrase);
    if (said) return said;
  }
  return undefined;
}

/** Every part is at least two characters long: one may begin nearly anything. */
function readGlued<Said>(
  spelling: string,
  readers: readonly PhraseReader<Said>[],
): Partial<Said> | undefined {
  if (spelling.length > longestGlued || !/\p{Script=Han}/u.test(spelling)) return undefined;
  const hopeless = new Set<number>();
  const from = (start: number): Partial<Said> | undefined => {
    if (start === spelling.length) return {};
    if (hopeless.has(start)) return undefined;
    for (let end = spelling.length; end >= start + 2; end--) {
      const part =
        start === 0 && end === spelling.length
          ? undefined
          : readBy(readers, spelling.slice(start, end), false);
      const rest = part && from(end);
      if (rest) return { ...part, ...rest };
    }
    hopeless.add(start);
    return undefined;
  };
  return from(0);
}
