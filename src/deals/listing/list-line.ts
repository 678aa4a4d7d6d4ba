/** `team 目标客户 due page 2` → filter. Pure. Words that aren't a filter are a name: a customer, a colleague or a team. */
import { findStages } from "../../pipelines/find-stage.ts";
import type { Pipeline } from "../../pipelines/pipeline.ts";
import { smallChineseNumber } from "../../understanding/dates/chinese-count.ts";
import { foldForReading } from "../../understanding/fold-for-reading.ts";
import type { Word } from "../../understanding/split-words.ts";
import type { ListFilter } from "./list-filter.ts";

export type ListLine = ListFilter & {
  page?: number;
  /** As a file. */
  export?: boolean;
};

const filterWords: readonly (readonly [phrases: string, filter: ListLine])[] = [
  ["mine|my|me|my deals|我的|我|我的商机", { whose: "mine" }],
  [
    "team|all|everyone|everything|my team|团队|全部|所有|我的团队|我们团队|全部商机|所有商机",
    { whose: "team" },
  ],
  ["due|this month|due this month|到期|本月|这个月|当月|本月到期|快到期", { due: "month" }],
  ["quarter|this quarter|due this quarter|本季|本季度|这个季度|本季到期|本季度到期", { due: "quarter" }],
  ["overdue|late|past due|过期|逾期|已过期|已逾期", { due: "overdue" }],
  ["stalled|stale|stuck|停滞|卡住|停滞不前", { stalled: true }],
  ["won|closed won|赢单|已赢单|已签约", { closed: "won" }],
  ["lost|closed lost|丢单|已丢单|丢掉", { closed: "lost" }],
  ["closed|已关闭|关闭", { closed: "any" }],
  ["awaiting|awaiting payment|awaiting first payment|已签待首款|待首款|待付款", { awaiting: true }],
  ["commit|承诺单|承诺", { category: "commit" }],
  ["best case|best-case|upside|争取", { category: "best-case" }],
  ["pipeline|储备", { category: "pipeline" }],
  ["omitted|不计入", { category: "omitted" }],
  ["export|csv|excel|to csv|to excel|as csv|导出|导出表格|表格", { export: true }],
  // Said anyway, and true of every list.
  ["open|deal|deals|opportunities|商机|跟进中|进行中", {}],
];

const filterOf = new Map(
  filterWords.flatMap(([phrases, filter]) => phrases.split("|").map((phrase) => [phrase, filter] as const)),
);

/** "due this quarter", "awaiting first payment" */
const longestPhrase = 3;

/** @param pipelines the company's; a stage is one of that name in any of them */
export function readListLine(words: readonly Word[], pipelines: readonly Pipeline[]): ListLine {
  let line: ListLine = {};
  const name: string[] = [];
  let index = 0;
  while (index < words.length) {
    const found = filterAt(words, index, pipelines);
    if (found) line = { ...line, ...found.filter };
    else name.push(words[index]!.spelling);
    index += found?.length ?? 1;
  }
  if (name.length > 0) line = { ...line, customer: name.join(" ") };
  // Won deals are no longer due.
  const { due, closed, ...rest } = line;
  return closed === "won" && due === "quarter" ? { ...rest, counts: "won" } : line;
}

function filterAt(words: readonly Word[], from: number, pipelines: readonly Pipeline[]) {
  for (let length = Math.min(longestPhrase, words.length - from); length >= 1; length--) {
    const taken = words.slice(from, from + length);
    if (taken.some((word) => word.quoted)) continue;
    const phrase = foldForReading(taken.map((word) => word.text.toLowerCase()).join(" "));
    const filter =
      pageIn(phrase) ?? filterOf.get(phrase) ?? filterOf.get(bare(phrase)) ?? stageIn(phrase, pipelines);
    if (filter) return { filter, length };
  }
  return undefined;
}

/** 停滞的 is 停滞. */
const bare = (phrase: string): string => phrase.replace(/(?<=\p{Script=Han}{2})的(?:商机|单子)?$/u, "");

/** "page 2", "p2", 第2页, 第二页; a bare 2 is a stage. */
function pageIn(phrase: string): ListLine | undefined {
  const found = /^(?:page|p\.?) ?(\d{1,5})$|^第 ?(\d{1,5}|[一二三四五六七八九十]{1,3}) ?页$/.exec(phrase);
  const page = found && smallChineseNumber((found[1] ?? found[2])!);
  return page ? { page } : undefined;
}

/** Who asks for the won stage asks for won deals: an open one never stands in it. */
function stageIn(phrase: string, pipelines: readonly Pipeline[]): ListFilter | undefined {
  const stages = findStages(pipelines, bare(phrase));
  const [first] = stages;
  if (!first) return undefined;
  if (first.phase === "won") return { closed: "won" };
  const standing = stages.filter(({ phase }) => phase !== "won").map(({ code }) => code);
  return { stage: [...new Set(standing)].join(",") };
}
