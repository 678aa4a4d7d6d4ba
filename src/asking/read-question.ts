/** A typed line → what it asks. Names are fetched only where plain words leave something unread. */
import { actions, button, card, text as paragraph, quiet, sayButton } from "../chat/card.ts";
import { type Reply, refuse, showCard } from "../chat/reply.ts";
import { Refusal, type Turn } from "../chat/use-case.ts";
import { ownersWithin } from "../company/owner-scope.ts";
import { nearest } from "../understanding/nearest.ts";
import { type PhraseReader, type ReadPhrases, readPhrases } from "../understanding/read-phrases.ts";
import { splitWords, type Word } from "../understanding/split-words.ts";
import { type Asked, askedOnce, asValues } from "./asked.ts";
import { productsSeen, teamsAndPeopleSeen } from "./names-seen.ts";
import { type AskedName, nameIndex, nameReader } from "./readers.ts";
import { askingWords } from "./words.ts";

export type ReadQuestion<Said> = ReadPhrases<Said> & Readonly<{ names: readonly AskedName[] }>;

/**
 * @param action that is asked, for the buttons that choose between people of one name
 * @param readers of plain words
 * @param once what of the command's own is said once, besides what every question has
 * @throws Refusal with a choice where people share the name
 */
export async function readQuestion<Said extends Asked>(
  turn: Turn,
  action: string,
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
  const namesakes = nameIndex(people)(spellingOf(firstRun(line, named.unread)), true);
  if (namesakes.length > 1) throw whichOne(turn, action, line, { ...named, namesakes });
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
  { unread, twice, names }: Pick<ReadQuestion<unknown>, "unread" | "twice" | "names">,
  { command, phrases, hint }: Readonly<{ command: string; phrases: readonly string[]; hint: string }>,
): Reply {
  const words = askingWords(locale);
  if (unread.length === twice.length) return refuse(words.onlyOne(spellingOf(twice).slice(0, 60)));
  const sentence = words.notUnderstood(spellingOf(unread).slice(0, 60));
  // Addresses, and names with what tells them apart, are typed whole or not at all.
  const plain = names.filter(({ name }) => !/[@·]/u.test(name));
  const named = new Map(plain.map(({ name }) => [name, `"${name.replace(/["“”]/g, " ").trim()}"`]));
  const nearTo = (some: readonly Word[]) => nearest(spellingOf(some), [...named.keys(), ...phrases]);
  // "last quater" is nearer to a phrase than either of its words; of words that belong apart, the first is looked up.
  const run = firstRun(line, unread);
  const meant = [run, run.slice(0, 1)].find((some) => nearTo(some).length > 0);
  if (!meant) return refuse(`${sentence} ${hint}`);
  const [before, after] = [line.slice(0, meant[0]!.start), line.slice(meant.at(-1)!.end)];
  const buttons = nearTo(meant).map((one) =>
    sayButton(one, `${command} ${before}${named.get(one) ?? one}${after}`),
  );
  return showCard(
    card(
      locale,
      words.title,
      [paragraph(`${sentence} ${words.didYouMean}`), actions(...buttons), quiet(hint)],
      { tone: "warning", summary: sentence },
    ),
  );
}

/** Each button asks the same of one of them. */
function whichOne<Said extends Asked>(
  { locale }: Turn,
  action: string,
  line: string,
  { said, unread, namesakes }: ReadQuestion<Said> & Readonly<{ namesakes: readonly AskedName[] }>,
): Refusal {
  const words = askingWords(locale);
  const question = words.whoIsMeant(spellingOf(firstRun(line, unread)).slice(0, 60));
  const buttons = namesakes
    .slice(0, 8)
    .map(({ name, label, means }) => button(label ?? name, action, asValues({ ...said, ...means } as never)));
  return new Refusal(
    showCard(
      card(locale, words.which, [paragraph(question), actions(...buttons)], {
        tone: "warning",
        summary: question,
      }),
    ),
  );
}

const spellingOf = (words: readonly Word[]): string => words.map(({ spelling }) => spelling).join(" ");

/** The unread words from the first one on that stand side by side. */
function firstRun(line: string, unread: readonly Word[]): readonly Word[] {
  const apart = unread.findIndex(
    (word, index) => index > 0 && line.slice(unread[index - 1]!.end, word.start).trim() !== "",
  );
  return apart < 0 ? unread : unread.slice(0, apart);
}
