/** A sentence, and the deals that it names → the command lines that may be meant, best first. Pure. */
import type { Temporal } from "temporal-polyfill";
import { readAbsenceLine } from "../absences/absence-line.ts";
import { dueOn } from "../deals/facts/deal.ts";
import { type DealLine, readDealLine } from "../deals/lines/deal-line.ts";
import { findStages } from "../pipelines/find-stage.ts";
import type { Pipeline } from "../pipelines/pipeline.ts";
import { findDates } from "../understanding/find-dates.ts";
import { foldForReading } from "../understanding/fold-for-reading.ts";
import { type NormalisedText, normaliseTracked, originalOf } from "../understanding/normalise-text.ts";
import { splitWords } from "../understanding/split-words.ts";
import type { Named } from "./named-deals.ts";
import { dealSign, saidIn } from "./phrase.ts";
import { changeVerb, changeWords, dealSayings, hints } from "./sayings/about-deal.ts";
import { plainSayings } from "./sayings/plain.ts";
import { politeness, question, type Saying } from "./sayings/saying.ts";
import { shiftedDate } from "./shifted-date.ts";

/** One line is what was plainly meant; of several the person chooses. None: no idea. */
export type Readings = readonly string[];

/** As short as a person's name: 转给法务审合同 is a note. */
const shortAsName =
  /^@?(?:\p{Script=Han}{2,4}|\p{Script=Latin}[\p{Script=Latin}.'-]*(?: \p{Script=Latin}[\p{Script=Latin}.'-]*){0,2})$/u;

/** Whom it may be handed to without that its owner changes. */
const nobodyOfUs =
  /^(?:法务|财务|采购|商务|技术|客服|产品|研发|售后|交付|法务部|财务部|总部|领导|老板|对方|客户|同事|他们?|她们?|我们?|别人|legal|finance|procurement|support|engineering|delivery|product|them|him|her|me|us|someone(?: else)?|the .*|a .*|their .*|our .*)$/i;

/** Whether it may be a colleague's name. */
export const personLike = (text: string): boolean => shortAsName.test(text) && !nobodyOfUs.test(text);

/** A longer one is a story: a note. */
export const longestSaying = 300;

/** More deals of one name than that are not chosen from by buttons. */
const mostMoved = 8;

/** A typed line made ready: what patterns see, and the way back to the spelling. */
export type Sentence = Readonly<{
  typed: NormalisedText;
  text: string;
  start: number;
  end: number;
  asks: boolean;
}>;

export function sentenceOf(line: string): Sentence {
  const typed = normaliseTracked(line);
  const text = foldForReading(typed.text).replaceAll("\n", " ");
  let end = text.length;
  while (end > 0 && " !.?~".includes(text[end - 1]!)) end -= 1;
  const polite = politeness.exec(text)?.[0].length ?? 0;
  return {
    typed,
    text,
    start: polite < end ? polite : 0,
    end,
    asks: /[?]|[吗呢]$/.test(text.slice(end - 1)),
  };
}

/** A sentence in which no deal is named. */
export function readPlainly(
  { typed, text, start, end }: Sentence,
  known: Pick<Known, "today" | "pipelines">,
): string | undefined {
  const said = text.slice(start, end);
  if (said.length > longestSaying) return undefined;
  for (const { saying, held } of saidIn(said, plainSayings)) {
    const [from, to] = held("rest") ?? [said.length, said.length];
    const rest = originalOf(typed, start + from, start + to).trim();
    if (isPlainlyFitting(saying, rest, known)) return lineOf(saying.means as string, rest);
  }
  return undefined;
}

function isPlainlyFitting(
  { rest: kind }: Saying,
  rest: string,
  { today, pipelines }: Pick<Known, "today" | "pipelines">,
): boolean {
  if (kind === "number") return /^[\d$¥€£]/.test(rest);
  if (kind === "person") return rest === "" || personLike(rest);
  // "create team health 50k" has an amount: a deal.
  if (kind === "name") return /^[^\d$¥€£]{0,40}$/u.test(rest);
  if (kind === "stage") return isStage(rest, pipelines);
  return kind !== "days" || rest === "" || saysDays(rest, today);
}

/** "next week, Priya covers"; 李总下周 names a person, whose absence may be news of a customer. */
function saysDays(text: string, today: Temporal.PlainDate): boolean {
  const { from, person } = readAbsenceLine(text, today);
  return from !== "" && person === "";
}

export type Known = Readonly<{
  today: Temporal.PlainDate;
  pipelines: readonly Pipeline[];
  /** The line behind a command whose verb it begins with, if it does: "/deal reopen globex". */
  begun: string | undefined;
}>;

/** @param named what of it names a deal or several; of two apart it is asked which one a note is about */
export function readAboutDeal(sentence: Sentence, named: readonly Named[], known: Known): Readings {
  const whole = sentence.typed.original.trim();
  const [about, other] = named;
  if (!about) return [];
  if (other) return named.slice(0, 2).map((one) => lineOf("/deal note", nameFor(one, sentence), whole));

  const name = nameFor(about, sentence);
  const masked = mask(sentence, about);
  const note = lineOf("/deal note", name, masked.begins ? masked.behind() : whole);
  if (masked.said.length > longestSaying) return [note];
  const said = readSaying(masked, name, known);
  if (said) return said;
  const show = lineOf("/deal show", name);
  if (sentence.asks || question.test(sentence.text.slice(sentence.start))) return [show];
  const change = readChange(masked, name, known.today);
  if (change) return change;
  // Of several deals each from its own date.
  const moves = about.deals.slice(0, mostMoved).flatMap((deal) => {
    const day = shiftedDate(masked.said, dueOn(deal));
    return day ? [lineOf("/deal update", `#${deal.number}`, day.toString())] : [];
  });
  if (moves.length > 0) return [note, ...moves];
  if (known.begun) return begunAbout(known.begun, masked, { name, note, today: known.today });
  const hint = hints.find(({ says }) => says.test(masked.said));
  if (hint) return [note, lineOf(hint.means, name)];
  return tellsSomething(masked.said) ? [note] : [note, show];
}

function readSaying(masked: Masked, name: string, { today, pipelines }: Known): Readings | undefined {
  for (const { saying, held } of saidIn(masked.said, dealSayings)) {
    const [from, to] = held("rest") ?? [masked.said.length, masked.said.length];
    const rest = masked.spelled(from, to);
    if (!isFitting(saying, rest, today, pipelines)) continue;
    const means = typeof saying.means === "string" ? [saying.means] : saying.means;
    return means.map((one) => lineOf(one, name, saying.rest === "step" ? `next step: ${rest}` : rest));
  }
  return undefined;
}

/** What was done with a customer, as a verb that a plan begins with, too. */
const touch =
  /^\/(?:deal|商机) (?:visit|meeting|call|phone|mail|email|demo|拜访|走访|电话|通话|邮件|演示)(?!\S)/i;

/**
 * A verb, and the deal by its number where that is said. "add Jen as a contact at acme" is hardly a new deal, and "call acme
 * tomorrow" no call that was made.
 */
function begunAbout(
  begun: string,
  masked: Masked,
  { name, note, today }: Readonly<{ name: string; note: string; today: Temporal.PlainDate }>,
): Readings {
  const isAhead = () =>
    findDates(masked.behind(), { today }).some(({ dates: [day] }) => day!.until(today).sign < 0);
  if (touch.test(begun) && isAhead()) return [note];
  const isNew = /^\/(?:deal|商机) (?:new|add|create|log|新建|新增|录入)(?!\S)/i.test(begun);
  if (isNew && !/^\S+ ◇/.test(masked.said)) return [note, begun];
  return [masked.byName ? begun : begun.replace(masked.name, name)];
}

/** A word beside a name may be anything: "kill globex". */
function tellsSomething(said: string): boolean {
  const words = said.replace(dealSign, " ").match(/[a-z0-9']+|\p{Script=Han}/gu) ?? [];
  return words.length >= (/\p{Script=Han}/u.test(said) ? 3 : 2);
}

/** "globex 80->95k", 华信推到年前: nothing but values. "acme 50k" may also be a new deal. */
function readChange(masked: Masked, name: string, today: Temporal.PlainDate): Readings | undefined {
  const verb = changeVerb.exec(masked.said)?.[0].length ?? 0;
  if (masked.said[verb] !== dealSign) return undefined;
  const after = masked.said.slice(verb + 1);
  const blank = /^[ :,-]*/.exec(after)![0].length;
  const words = changeWords.exec(after.slice(blank))?.[0].length ?? 0;
  const from = verb + 1 + blank + words;
  const to =
    masked.said.length -
    /(?:(?: now| instead| today)|了|吧|左右|的?把握|[能会可]以?签(?:约|单|下来)?)*$/.exec(masked.said)![0]
      .length;
  if (from >= to) return undefined;
  const rest = masked.spelled(from, to);
  const values = onlyValues(rest, today);
  if (!values) return undefined;
  const isChange = verb + words > 0 || /->|→|=>|改|推|延|涨|降|调/.test(after);
  const isBareAmount = values.amount !== "" && values.closeDate === "" && values.likelihood === "";
  const update = lineOf("/deal update", name, rest);
  const isSure = isChange || !isBareAmount || !masked.byName;
  return isSure ? [update] : [update, lineOf("/deal new", masked.name, rest)];
}

/** What a next step is not called. */
const asking = /^(?:什么|啥|怎么|如何|谁|哪|几时|有没有|what|when|who|how|why)|[?]$|[吗呢]$/;

function isFitting(
  { rest: kind }: Saying,
  rest: string,
  today: Temporal.PlainDate,
  pipelines: readonly Pipeline[],
): boolean {
  if (kind === "any") return true;
  // 下一步是什么 asks.
  if (kind === "step") return rest !== "" && !asking.test(rest);
  if (kind === "person") return personLike(rest);
  if (kind === "amount") return rest === "" || onlyValues(rest, today)?.closeDate === "";
  return isStage(rest, pipelines);
}

/** A word for one, not its number. */
const isStage = (text: string, pipelines: readonly Pipeline[]): boolean =>
  /\p{Script=Han}{2}|[a-z]{4}/iu.test(text) &&
  findStages(pipelines, text).some(({ phase }) => phase === "open");

/** What a text says of a deal; undefined where any of it is no value. */
function onlyValues(text: string, today: Temporal.PlainDate): DealLine | undefined {
  const line = readDealLine(splitWords(`X ${text}`), today);
  const said = line.amount || line.closeDate || line.likelihood || line.category;
  return line.name === "X" && line.rest.length === 0 && said ? line : undefined;
}

type Masked = Readonly<{
  /** The sentence with a sign in the place of the deal. */
  said: string;
  /** The deal's name as it was typed. */
  name: string;
  byName: boolean;
  /** The deal comes first. */
  begins: boolean;
  /** As it was typed, of what stands there. */
  spelled(from: number, to: number): string;
  /** All that follows the deal. */
  behind(): string;
}>;

function mask({ typed, text, start, end }: Sentence, about: Named): Masked {
  const said =
    text.slice(start, about.start) +
    dealSign +
    text.slice(about.end, Math.max(end, about.end)).replace(/^'s/, "  ");
  const sign = about.start - start;
  const back = (at: number) => start + (at <= sign ? at : at - 1 + about.end - about.start);
  const spelled = (from: number, to: number) => originalOf(typed, back(from), back(to)).trim();
  return {
    said,
    spelled,
    name: originalOf(typed, about.start, about.end),
    byName: !/\d(?:号(?:商机|单子?))?$/.test(text.slice(about.start, about.end)),
    begins: sign === 0,
    behind: () =>
      originalOf(typed, about.end, text.length)
        .replace(/^(?:['’]s(?= ))?[\s:：,，\-–—]*/u, "")
        .trim(),
  };
}

/** By its number where it is one; else as it was typed, and which of them is asked. */
function nameFor({ deals, start, end }: Named, { typed }: Sentence): string {
  const [only, other] = deals;
  return only && !other ? `#${only.number}` : originalOf(typed, start, end);
}

const lineOf = (...parts: readonly string[]): string =>
  parts
    .filter((part) => part !== "")
    .join(" ")
    .trim();
