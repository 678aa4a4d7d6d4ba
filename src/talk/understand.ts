/** What is said without a command word: the one command line that is plainly meant, or the nearest readings as buttons. */
import { actions, card, longestSaid, text as paragraph, sayButton } from "../chat/card.ts";
import { type Reply, showCard } from "../chat/reply.ts";
import type { Turn } from "../chat/use-case.ts";
import { tellsWhatHappened } from "../deals/naming/deal-name.ts";
import { splitWords } from "../understanding/split-words.ts";
import { listAsked } from "./list-asked.ts";
import { type Named, namedDeals } from "./named-deals.ts";
import { readAboutDeal, readPlainly, type Sentence, sentenceOf } from "./read-sentence.ts";
import { talkWords } from "./words.ts";

/** More than this is no mere name. */
const longestName = { words: 2, letters: 12 };

/**
 * A known verb and one deal, or what else is plainly meant, becomes a command line; the command asks for what is missing, and
 * for the deal where several are called so. Where two things may be meant, or nothing is understood, nothing is done.
 * @param near command lines that may be meant @returns a command line, or the answer
 */
export async function understand(turn: Turn, line: string, near: readonly string[]): Promise<string | Reply> {
  const sentence = sentenceOf(line);
  const { text, start, end } = sentence;
  const plain = readPlainly(sentence);
  if (plain !== undefined) return plain;
  const asked = listAsked(turn, text.slice(start, end));
  if (asked !== undefined) return `/deal list ${asked}`.trim();
  const named = await namedDeals(turn, text.slice(0, end));
  const known = { today: turn.today, pipelines: turn.pipelines.newest };
  const lines = readAboutDeal(sentence, named, known);
  const [first, other] = lines;
  if (first !== undefined) return other === undefined ? first : whichMeant(turn, lines, named);
  return verbWithoutDeal(line, near) ?? nameAlone(sentence) ?? notUnderstood(turn, near);
}

/** 推进 华新: the command says that there is no such deal, and what is near. Only of deals: `invite` would be done at once. */
const verbWithoutDeal = (line: string, near: readonly string[]): string | undefined =>
  near.find((one) => /^\/(?:deal|商机) /.test(one) && one.endsWith(` ${line.trim()}`));

/** "acem": perhaps a name with a slip in it. */
function nameAlone({ typed, asks }: Sentence): string | undefined {
  const name = typed.original.trim();
  const isName = splitWords(name).length <= longestName.words && !asks && !tellsWhatHappened(name);
  const isShort = !/\p{Script=Han}/u.test(name) || name.length <= longestName.letters;
  return isName && isShort ? `/deal show ${name}` : undefined;
}

function whichMeant(turn: Turn, lines: readonly string[], named: readonly Named[]): Reply {
  const words = talkWords(turn.locale);
  const buttons = lines
    .filter((line) => line.length <= longestSaid)
    .map((line) => sayButton(labelOf(turn, line, named), line));
  return showCard(
    card(turn.locale, words.title, [paragraph(words.which), actions(...buttons)], { summary: words.which }),
  );
}

/** "Note on #1 ACME"; of several deals their name as it was typed. */
function labelOf({ locale }: Turn, line: string, named: readonly Named[]): string {
  const { readings } = talkWords(locale);
  const [, verb = "", of = ""] = /^\/deal (\S+) (\S+)/.exec(line) ?? [];
  const deal = named.flatMap(({ deals }) => deals).find(({ number }) => of === `#${number}`);
  const say = readings[verb as keyof typeof readings] as ((of: string) => string) | undefined;
  return say ? say(deal ? `${of} ${deal.customer.name}` : of) : line;
}

/** One line, with what may be near, and never a page. */
function notUnderstood(turn: Turn, near: readonly string[]): Reply {
  const words = talkWords(turn.locale);
  const meant = near
    .filter((line) => line.length <= longestSaid)
    .slice(0, 2)
    .map((line) => sayButton(line, line));
  const ways = [sayButton(words.myDeals, "/deal list"), sayButton(words.help, "help")];
  return showCard(
    card(
      turn.locale,
      words.title,
      [paragraph(meant.length > 0 ? words.which : words.noIdea), actions(...meant, ...ways)],
      {
        tone: "warning",
        summary: words.noIdea,
      },
    ),
  );
}
