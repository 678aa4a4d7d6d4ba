/** What is said without a command word: the one command line that is plainly meant, or the nearest readings as buttons. */
import { Temporal } from "temporal-polyfill";
import { actions, card, longestSaid, text as paragraph, sayButton } from "../chat/card.ts";
import { nothing, notice, type Reply, showCard } from "../chat/reply.ts";
import type { Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { readDealLine } from "../deals/lines/deal-line.ts";
import { formatShortDate } from "../text/format/date.ts";
import { tellsWhatHappened } from "../understanding/deal-name.ts";
import { splitWords } from "../understanding/split-words.ts";
import { readAboutPeople } from "./about-people.ts";
import { commonWords } from "./everyday-words.ts";
import { fileSaid } from "./file-said.ts";
import { listAsked } from "./list-asked.ts";
import { isNearName, type Named, namedDeals } from "./named-deals.ts";
import { readAboutDeal, readPlainly, type Sentence, sentenceOf } from "./read-sentence.ts";
import { question } from "./sayings/saying.ts";
import { talkWords } from "./words.ts";

/** More than this is no mere name. */
const longestName = { words: 2, letters: 8, new: 4 };

/**
 * A known verb and one deal, or what else is plainly meant, becomes a command line; the command asks for what is missing, and
 * for the deal where several are called so. Where two things may be meant, or nothing is understood, nothing is done.
 * @param near command lines that may be meant @returns a command line, or the answer
 */
export async function understand(turn: Turn, line: string, near: readonly string[]): Promise<string | Reply> {
  const sentence = sentenceOf(line);
  const { text, start, end } = sentence;
  const { today } = turn;
  const pipelines = turn.pipelines.newest;
  const plain = readPlainly(sentence, { today, pipelines });
  if (plain !== undefined) return plain;
  const asked = listAsked(turn, text.slice(start, end));
  if (asked !== undefined) return `/deal list ${asked}`.trim();
  const filed = await fileSaid(turn, line.trim());
  if (filed !== undefined) return filed;
  const people = await readAboutPeople(turn, sentence);
  if (people?.isKnown) return people.line;
  const found = await namedDeals(turn, text.slice(0, end), sentence.typed.text);
  const named = found.filter((one) => one.start >= start);
  if (people && named.length === 0) return people.line;
  const begun = near.find((one) => one.endsWith(` ${line.trim()}`));
  const ofDeal = begun && /^\/(?:deal|商机) /.test(begun) ? begun : undefined;
  const lines = readAboutDeal(sentence, named, { today, pipelines, begun: ofDeal });
  const [first, other] = lines;
  if (first !== undefined && other === undefined) return first;
  // No button can carry it: which deal the note is about is asked by the command.
  if (lines.some(({ length }) => length > longestSaid))
    return named.length === 1 ? first! : `/deal note ${line}`;
  if (first !== undefined) return whichMeant(turn, lines, named);
  // Alone, a verb of another group asks for its form or list: "settings". `invite bob` would be done at once.
  const isAlone = splitWords(line).length === 1;
  const command = isAlone ? begun : ofDeal;
  if (command) return command;
  return (
    pleasantry(turn, sentence) ??
    newDealIn(sentence, turn) ??
    (await nameAlone(turn, sentence, near)) ??
    notUnderstood(turn, near)
  );
}

/** "thanks, that's all": no business of ours. */
function pleasantry({ locale }: Turn, { text }: Sentence): Reply | undefined {
  if (/^(?:thanks|thank you|thx|ty|谢谢|多谢)(?![a-z])/.test(text)) return notice(chatWords(locale).welcome);
  return /^(?:sorry|never ?mind|forget it|抱歉|不好意思|没什么)(?![a-z])/.test(text) ? nothing : undefined;
}

/** "Duff Beer 33k 12/24": a name that no deal has, and an amount. It is a guess, so the form shows how it was read. */
function newDealIn({ typed }: Sentence, turn: Turn): string | undefined {
  const said = typed.original.trim().replace(/^(?:deal|opp|商机)\s+/i, "");
  const line = readDealLine(splitWords(said), turn.today);
  const words = line.name.toLowerCase().split(" ");
  const isNamed =
    /\p{L}{2}/u.test(line.name) && words.length <= longestName.new && !commonWords.has(words[0]!);
  // "top 5" counts something.
  return isNamed && !/^\d{0,2}$/.test(line.amount) && line.rest.length <= 1
    ? `/deal new ${said} ?`
    : undefined;
}

/** "acem": perhaps a name with a slip in it. Of two words, as "foo bar", only if something is called about so. */
async function nameAlone(
  turn: Turn,
  { typed, text, asks }: Sentence,
  near: readonly string[],
): Promise<string | undefined> {
  const name = typed.original.trim();
  const isName =
    splitWords(name).length <= longestName.words && !asks && !question.test(text) && !tellsWhatHappened(name);
  const isShort = !/\p{Script=Han}/u.test(name) || name.length <= longestName.letters;
  if (!isName || !isShort || near.length > 0) return undefined;
  return splitWords(name).length === 1 || (await isNearName(turn, name)) ? `/deal show ${name}` : undefined;
}

function whichMeant(turn: Turn, lines: readonly string[], named: readonly Named[]): Reply {
  const words = talkWords(turn.locale);
  const buttons = lines.map((line) => sayButton(labelOf(turn, line, named), line));
  return showCard(
    card(turn.locale, words.title, [paragraph(words.which), actions(...buttons)], { summary: words.which }),
  );
}

/** "Note on #1 ACME"; of several deals their name as it was typed. A date that was reckoned is said. */
function labelOf({ locale, today }: Turn, line: string, named: readonly Named[]): string {
  const { readings } = talkWords(locale);
  const [, verb = "", of = "", day] = /^\/deal (\S+) (\S+)(?: (\d{4}-\d\d-\d\d)$)?/.exec(line) ?? [];
  const deal = named.flatMap(({ deals }) => deals).find(({ number }) => of === `#${number}`);
  if (day && deal)
    return readings.move(
      `${of} ${deal.customer.name}`,
      formatShortDate(Temporal.PlainDate.from(day), locale, today),
    );
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
      words.notUnderstood,
      [paragraph(meant.length > 0 ? words.which : words.noIdea), actions(...meant, ...ways)],
      {
        tone: "warning",
        summary: `${words.notUnderstood}${turn.locale === "zh" ? "。" : ". "}${words.noIdea}`,
      },
    ),
  );
}
