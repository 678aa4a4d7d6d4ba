import { foldForReading } from "./fold-for-reading.ts";
import { nearest } from "./nearest.ts";
import { normaliseText } from "./normalise-text.ts";
import { pinyinOf } from "./pinyin.ts";

/** Every word, English and Chinese alike, that stands for a key: `{ advance: ["advance", "move", "推进"] }`. */
export type Vocabulary<Key extends string> = Readonly<Record<Key, readonly string[]>>;

/**
 * - `one`: the key that is meant.
 * - `several`: the word begins more than one; `near` holds them in the vocabulary's order.
 * - `none`: `near` holds what may have been meant, best first, possibly nothing.
 */
export type WordMatch<Key extends string> =
  | { kind: "one"; key: Key; how: "exact" | "prefix" | "pinyin"; near: Key[] }
  | { kind: "several"; near: Key[] }
  | { kind: "none"; near: Key[] };

/**
 * Which key of a vocabulary a typed word means: the word itself in any case or width, simplified or traditional,
 * the beginning of only one key's words (`adv`, from two letters or one Chinese character on), or its pinyin when the Chinese
 * keyboard was off (`tuijin`). A mistyped word is only suggested, never taken.
 */
export function matchWord<Key extends string>(typed: string, vocabulary: Vocabulary<Key>): WordMatch<Key> {
  const word = plain(typed);
  const entries = entriesOf(vocabulary);
  const keysOf = (holds: (candidate: string) => boolean): Key[] => [
    ...new Set(entries.filter((entry) => holds(entry.word)).map(({ key }) => key)),
  ];
  if (word === "") return { kind: "none", near: [] };

  const exact = exactWord(typed, vocabulary);
  if (exact !== undefined) return { kind: "one", key: exact, how: "exact", near: [] };

  const begun = keysOf((candidate) => candidate.startsWith(word));
  if (begun.length > 1) return { kind: "several", near: begun };
  if (begun.length === 1) {
    // One Latin letter is more often a slip than a shorthand.
    if (/^[a-z]$/.test(word)) return { kind: "none", near: begun };
    return { kind: "one", key: begun[0]!, how: "prefix", near: [] };
  }

  if (/^[a-z]{3,30}$/.test(word)) {
    const sounding = keysOf((candidate) => han.test(candidate) && pinyinOf(candidate).full === word);
    if (sounding.length === 1) return { kind: "one", key: sounding[0]!, how: "pinyin", near: [] };
  }

  const words = nearest(
    word,
    entries.map((entry) => entry.word),
    { limit: 9 },
  );
  const near = words.map((found) => entries.find((entry) => entry.word === found)!.key);
  return { kind: "none", near: [...new Set(near)].slice(0, 3) };
}

/** The key that has this word, in any case or width: what {@link matchWord} calls exact, without looking for what is near. */
export function exactWord<Key extends string>(typed: string, vocabulary: Vocabulary<Key>): Key | undefined {
  const word = plain(typed);
  return entriesOf(vocabulary).find((entry) => entry.word === word)?.key;
}

type Entry<Key> = Readonly<{ key: Key; word: string }>;

/** A vocabulary is made once and asked with every line. */
const known = new WeakMap<object, readonly Entry<string>[]>();

function entriesOf<Key extends string>(vocabulary: Vocabulary<Key>): readonly Entry<Key>[] {
  let entries = known.get(vocabulary) as readonly Entry<Key>[] | undefined;
  if (!entries) {
    entries = (Object.entries(vocabulary) as [Key, readonly string[]][]).flatMap(([key, words]) =>
      words.map((one) => ({ key, word: plain(one) })),
    );
    known.set(vocabulary, entries);
  }
  return entries;
}

/**
 * The word a text without blanks begins with, as Chinese is typed: `推进华信医疗` → advance, rest `华信医疗`. Only
 * Chinese words count, the longest wins; undefined when there is none.
 */
export function matchLeadingWord<Key extends string>(
  typed: string,
  vocabulary: Vocabulary<Key>,
): { key: Key; rest: string } | undefined {
  const text = normaliseText(typed);
  const read = foldForReading(text);
  let best: { key: Key; length: number } | undefined;
  for (const [key, words] of Object.entries(vocabulary) as [Key, readonly string[]][]) {
    for (const word of words) {
      const longer = word.length > (best?.length ?? 0);
      if (longer && han.test(word) && read.startsWith(word)) best = { key, length: word.length };
    }
  }
  return best && { key: best.key, rest: text.slice(best.length).trim() };
}

/** In any case or width; 團隊 is 团队. */
const plain = (word: string): string => foldForReading(normaliseText(word).toLowerCase());

const han = /\p{Script=Han}/u;
