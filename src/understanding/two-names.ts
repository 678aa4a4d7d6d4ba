/** Two names on one line: `"Delta Inc" "Delta GmbH"`, ACME into Acme Corp, 华信 改为 华信科技. Pure. */
import { spellingBetween, splitWords, type Word } from "./split-words.ts";

export type TwoNames = Readonly<{ first: string; second: string }>;

/** What stands between two names: as a word of its own, or, of Chinese that is in no name, without blanks. */
const between =
  /^(?:into|to|with|and|as|->|=>|→|到|进|与|和|跟|为|成|叫|并入|并到|合并到|合并进|合并入|改成|改为|改叫|改名为|更名为)$/i;
const inside = /^(.+?)(?:并入|合并到|合并进|合并入|改名为|更名为|改为|改成|改叫)(.+)$/su;

/** In words; a longer line has quotes. */
const longestLine = 10;

/**
 * Every way in which the line may be two names, the likeliest first: as quotes say, at a word that stands between names,
 * else at each blank, the longest first name first. None of a single word.
 */
export function twoNamesIn(line: string): TwoNames[] {
  const bare = line.trim().replace(/^(?:把|将(?=["“\s]))\s*/u, "");
  const words = splitWords(bare);
  const names = (end: number, start = end): TwoNames => ({
    first: spelled(bare, words.slice(0, end)),
    second: spelled(bare, words.slice(start)),
  });
  const places = words.map((_, nth) => nth).slice(1, longestLine);
  const middles = places.filter(
    (nth) => nth < words.length - 1 && !words[nth]!.quoted && between.test(words[nth]!.text),
  );
  const atMiddles = middles.map((nth) => names(nth, nth + 1));
  const quoted = places.find((nth) => words[nth]!.quoted || words[nth - 1]!.quoted);
  if (quoted !== undefined) return [...atMiddles, names(quoted)];
  const joined = inside.exec(bare);
  if (joined && middles.length === 0) return [{ first: joined[1]!.trim(), second: joined[2]!.trim() }];
  return [...atMiddles, ...places.reverse().map((nth) => names(nth))];
}

/** 华和医疗和和记黄埔: every place at which Chinese without blanks may be two names. Which of them it is, only who knows the names can say. */
export function stuckNamesIn(line: string): TwoNames[] {
  const bare = line.trim().replace(/^[把将]/u, "");
  if (/["“”「」]|\s/u.test(bare) || bare.length > longestStuck) return [];
  return [...bare.matchAll(/(?<=\p{Script=Han})[和与跟及](?=\p{Script=Han})/gu)].map(({ index }) => ({
    first: bare.slice(0, index),
    second: bare.slice(index + 1),
  }));
}

const longestStuck = 100;

const spelled = (line: string, words: readonly Word[]): string => {
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last) return "";
  return words.length === 1 ? first.spelling : spellingBetween(line, first, last);
};
