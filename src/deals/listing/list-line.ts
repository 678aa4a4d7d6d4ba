/** `team 目标客户 due >500k page 2` → filter. Words that aren't a filter, a team or a person are a customer's name. */

import { type AsFile, filePhrases } from "../../asking/as-file.ts";
import { readQuestion } from "../../asking/read-question.ts";
import { periodReader, pipelineReader, whoseReader, wordsReader } from "../../asking/readers.ts";
import { askingWords } from "../../asking/words.ts";
import { refuse } from "../../chat/reply.ts";
import { Refusal, type Turn } from "../../chat/use-case.ts";
import { reasonSaid } from "../../pipelines/find-reason.ts";
import { findStages } from "../../pipelines/find-stage.ts";
import { pipelinesOfFormer } from "../../pipelines/former-stages.ts";
import type { Pipeline } from "../../pipelines/pipeline.ts";
import { smallChineseNumber } from "../../understanding/dates/chinese-count.ts";
import { readAmountRange } from "../../understanding/read-amount-range.ts";
import type { PeriodContext } from "../../understanding/read-period.ts";
import type { PhraseReader } from "../../understanding/read-phrases.ts";
import { amountFilter, type ListFilter } from "./list-filter.ts";
import { splitSource } from "./list-source.ts";

export type ListLine = ListFilter & AsFile & { page?: number };

const filterWords: readonly (readonly [phrases: string, filter: ListLine])[] = [
  ["due|到期|快到期", { due: "month" }],
  ["overdue|late|past due|过期|逾期|已过期|已逾期", { due: "overdue" }],
  ["stalled|stale|stuck|停滞|卡住|停滞不前", { stalled: true }],
  [
    "no next step|no next steps|without next step|without next steps|without a next step|missing next step|没有下一步|没下一步|缺下一步|无下一步",
    { noStep: true },
  ],
  ["won|closed won|赢单|已赢单|已签约", { closed: "won" }],
  ["lost|closed lost|丢单|已丢单|丢掉", { closed: "lost" }],
  ["closed|已关闭|关闭", { closed: "any" }],
  ["awaiting|awaiting payment|awaiting first payment|已签待首款|待首款|待付款", { awaiting: true }],
  ["commit|承诺单|承诺", { category: "commit" }],
  ["best case|best-case|upside|争取", { category: "best-case" }],
  ["pipeline|储备", { category: "pipeline" }],
  ["omitted|不计入", { category: "omitted" }],
  ...filePhrases,
  [
    "by amount|by value|by size|biggest|biggest first|largest|largest first|top|top 3|top 5|top 10|按金额|按金额排|按金额排序|金额排序|金额从大到小|从大到小|最大|金额最大|大单|最大单|前三大|前五大|前十大",
    { by: "amount" },
  ],
  // Said anyway, and true of every list.
  ["open|deal|deals|opportunities|商机|跟进中|进行中", {}],
];

/** Closed ones and their reasons, and that a period of theirs is past. */
const ended = /\b(?:won|lost|closed)\b|赢单|已签约|丢单|丢掉|已?关闭/iu;
const won = /\bwon\b|赢单|已签约/iu;

/** `former`: with the stages that only older versions have; deals may stand in them. */
type Context = Omit<PeriodContext, "prefer"> &
  Readonly<{ currency: string; pipelines: readonly Pipeline[]; former?: readonly Pipeline[] }>;

/** @param pipelines the company's; a stage is one of that name in any of them */
export function listReaders(line: string, context: Context): PhraseReader<ListLine>[] {
  const { pipelines, former = [], currency } = context;
  const isEnded = ended.test(line);
  const words = wordsReader(filterWords);
  const plain: PhraseReader<ListLine>[] = [
    whoseReader,
    ({ text }) => pageIn(text) ?? words({ text, spelling: text, quoted: false }),
    ({ text }) => words({ text: bare(text), spelling: text, quoted: false }),
    ({ text }) => (isEnded ? reasonIn(text, pipelines, won.test(line)) : undefined),
    ({ text }) => amountIn(text, currency),
    periodReader({ ...context, prefer: isEnded ? "past" : "future" }),
    ({ text }) => stageIn(text, pipelines, former),
    pipelineReader(pipelines),
  ];
  return plain.map((read) => (phrase) => (phrase.quoted ? undefined : read(phrase)));
}

/** @throws Refusal for a second team, person, product or period; a customer of that name is meant in quotes */
export async function readListLine(turn: Turn, whole: string): Promise<ListLine> {
  const { line, filter } = await splitSource(turn, whole);
  const { today, workspace, pipelines } = turn;
  const context = {
    ...{ today, fiscalStartMonth: workspace.settings.fiscalStartMonth },
    ...{ currency: workspace.currency, pipelines: pipelines.newest },
    former: pipelinesOfFormer(pipelines),
  };
  const { said, unread, twice } = await readQuestion(turn, "deal.list", line, listReaders(line, context));
  const second = twice.find(({ quoted }) => !quoted);
  if (second) throw new Refusal(refuse(askingWords(turn.locale).onlyOne(second.spelling)));
  const customer = unread.map(({ spelling }) => spelling).join(" ");
  return customer === "" ? { ...said, ...filter } : { ...said, ...filter, customer };
}

/** 停滞的 is 停滞. */
const bare = (phrase: string): string => phrase.replace(/(?<=\p{Script=Han}{2})的(?:商机|单子)?$/u, "");

/** "page 2", "p2", 第2页, 第二页; a bare 2 is a stage. */
function pageIn(phrase: string): ListLine | undefined {
  const found = /^(?:page|p\.?) ?(\d{1,5})$|^第 ?(\d{1,5}|[一二三四五六七八九十]{1,3}) ?页$/.exec(phrase);
  const page = found && smallChineseNumber((found[1] ?? found[2])!);
  return page ? { page } : undefined;
}

/** Of won deals why they were won, of all others why they were lost. */
function reasonIn(phrase: string, pipelines: readonly Pipeline[], isWon: boolean): ListFilter | undefined {
  const found = reasonSaid(pipelines, isWon ? "wonReasons" : "lostReasons", phrase);
  return found && (isWon ? { wonReason: found.code } : { reason: found.code });
}

function amountIn(phrase: string, currency: string): ListFilter | undefined {
  const range = readAmountRange(phrase, currency);
  return range && { amount: amountFilter(range) };
}

/** Who asks for the won stage asks for won deals: an open one never stands in it. */
function stageIn(
  phrase: string,
  pipelines: readonly Pipeline[],
  former: readonly Pipeline[],
): ListFilter | undefined {
  const word = bare(phrase);
  // A number counts the stages that there are.
  const stages = [...findStages(pipelines, word), ...(/\d/.test(word) ? [] : findStages(former, word))];
  const [first] = stages;
  if (!first) return undefined;
  if (first.phase === "won") return { closed: "won" };
  const standing = (isAfterSale: boolean) =>
    [
      ...new Set(
        stages.filter(({ phase }) => phase === (isAfterSale ? "after-sale" : "open")).map(({ code }) => code),
      ),
    ].join(",");
  if (first.phase === "after-sale") return { closed: "won", stage: standing(true) };
  return { stage: standing(false) };
}
