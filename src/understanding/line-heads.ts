/** What a line may begin with, word by word: `Tom & Jerry Ltd: called` → Tom, Tom &, Tom & Jerry … Pure. */
import { splitWords } from "./split-words.ts";

export type Head = Readonly<{
  /** Quotes gone, one blank between words. */
  name: string;
  /** What follows, as it was typed. */
  rest: string;
}>;

/** No name has more words. */
const mostWords = 20;

/** The shortest first. A colon ends the first word, too: 华和医疗：见了张总. */
export function headsOf(line: string): Head[] {
  const spaced = line.replace(/^(\s*(?!["'“「『])[^\s:：]+)[:：]\s*(?!\/\/)/u, "$1 ");
  const words = splitWords(spaced);
  return words.slice(0, mostWords).map((_, nth) => {
    const next = words[nth + 1];
    const name = words.slice(0, nth + 1).map(({ spelling }) => spelling);
    return { name: name.join(" "), rest: next ? spaced.slice(next.start).trim() : "" };
  });
}
