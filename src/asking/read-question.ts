/** A typed line → what it asks. Names are fetched only where plain words leave something unread. */
import { actions, card, text as paragraph, quiet, sayButton } from "../chat/card.ts";
import { type Reply, refuse, showCard } from "../chat/reply.ts";
import type { Turn } from "../chat/use-case.ts";
import { ownersWithin } from "../company/owner-scope.ts";
import { nearest } from "../understanding/nearest.ts";
import { type PhraseReader, type ReadPhrases, readPhrases } from "../understanding/read-phrases.ts";
import { splitWords, type Word } from "../understanding/split-words.ts";
import { type Asked, askedOnce } from "./asked.ts";
import { productsSeen, teamsAndPeopleSeen } from "./names-seen.ts";
import { type AskedName, nameReader } from "./readers.ts";
import { askingWords } from "./words.ts";

export type ReadQuestion<Said> = ReadPhrases<Said> & Readonly<{ names: readonly AskedName[] }>;

/**
 * @param readers of plain words
 * @param once what of the command's own is said once, besides what every question has
 */
export async function readQuestion<Said extends Asked>(
  turn: Turn,
  line: string,
  readers: readonly PhraseReader<Said>[],
  once: readonly (readonly (keyof Said)[])[] = [],
): Promise<ReadQuestion<Said>> {
  const words = splitWords(line);
  const read = (names: readonly AskedName[]) => ({
    ...readPhrases<Said>(
      words,
      names.length > 0 ? [...readers, nameReader(names) as PhraseReader<Said>] : readers,
      [...askedOnce, ...once],
    ),
    names,
  });
  const plain = read([]);
  if (plain.unread.length === 0) return plain;
  const people = await teamsAndPeopleSeen(turn);
  const named = read(people);
  if (named.unread.length === 0) return named;
  const products = await productsSeen(turn, await ownersWithin(turn.db, turn.member, turn.needs));
  return read([...people, ...products]);
}

/**
 * What was not understood, with what may have been meant as buttons, and what can be typed.
 * @param command "/funnel", before the corrected line
 * @param phrases of the command's own, to choose the nearest from
 */
export function notUnderstood(
  { locale }: Turn,
  line: string,
  { unread, names }: Pick<ReadQuestion<unknown>, "unread" | "names">,
  { command, phrases, hint }: Readonly<{ command: string; phrases: readonly string[]; hint: string }>,
): Reply {
  const words = askingWords(locale);
  const [first] = unread as readonly [Word];
  const sentence = words.notUnderstood(
    unread
      .map(({ spelling }) => spelling)
      .join(" ")
      .slice(0, 60),
  );
  const quotes = /["“”]/g;
  const named = new Map(names.map(({ name }) => [name, `"${name.replace(quotes, " ").trim()}"`]));
  const near = nearest(first.spelling, [...named.keys(), ...phrases]);
  if (near.length === 0) return refuse(`${sentence} ${hint}`);
  const meant = near.map((one) =>
    sayButton(
      one,
      `${command} ${line.slice(0, first.start)}${named.get(one) ?? one}${line.slice(first.end)}`,
    ),
  );
  return showCard(
    card(
      locale,
      words.title,
      [paragraph(`${sentence} ${words.didYouMean}`), actions(...meant), quiet(hint)],
      {
        tone: "warning",
        summary: sentence,
      },
    ),
  );
}
