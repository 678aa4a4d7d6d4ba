/** 华信 500人 3个办公点, "acme: 2 sites, retail" → what each part says about the customer. Pure. */
import { Temporal } from "temporal-polyfill";
import { foldForReading } from "../../understanding/fold-for-reading.ts";
import { normaliseText } from "../../understanding/normalise-text.ts";
import { oneNumberIn } from "../../understanding/one-number.ts";
import { parseAmount } from "../../understanding/parse-amount.ts";
import { parseDate } from "../../understanding/parse-date.ts";
import { daysIn } from "./days-in.ts";
import { fieldOfWord } from "./known-words.ts";

export type FileLine = Readonly<{
  /** What stands in front of it all. */
  name: string;
  /** By the field that is meant, as it was typed: the form reads it. */
  texts: Readonly<Record<string, string>>;
  /** What could not be read. */
  rest: readonly string[];
  /** Something of it can hardly be part of a name. */
  isSure: boolean;
}>;

export type FileLineContext = Readonly<{
  /** A company's own fields, by all of their names. */
  own?: readonly Readonly<{ key: string; names: readonly string[] }>[];
  /** The name is known, and the line is what follows it. */
  isNamed?: boolean;
}>;

type Said = Readonly<{ field: string; text: string; isSure: boolean }>;

/** Of one value: "3 months cycle". */
const longestValue = 5;
/** Nobody says more of a customer in a line. */
const longestLine = 60;

export function readFileLine(line: string, context: FileLineContext = {}): FileLine {
  const texts: Record<string, string> = {};
  const rest: string[] = [];
  let name: string[] | undefined = context.isNamed ? [] : undefined;
  let isSure = false;
  for (const segment of segmentsOf(line)) {
    let words = segment.split(/\s+/).filter(Boolean).slice(0, longestLine);
    const isFirst = name === undefined;
    if (isFirst) {
      const own = nameIn(words, context);
      name = own;
      words = words.slice(own.length);
    }
    for (let at = 0; at < words.length; ) {
      const found = valueAt(words, at, context);
      if (!found) rest.push(words[at]!);
      else if (texts[found.said.field] !== undefined) rest.push(words.slice(at, at + found.length).join(" "));
      else {
        texts[found.said.field] = found.said.text;
        isSure ||= found.said.isSure;
      }
      at += found?.length ?? 1;
    }
  }
  return {
    name: (name ?? [])
      .join(" ")
      .replace(/[:：]$/u, "")
      .trim(),
    texts,
    rest,
    isSure,
  };
}

/** At commas that are none of a number; and blanks where Chinese leaves them out: 华信500人3个网点. */
function segmentsOf(line: string): string[] {
  const spaced = line
    .replace(/(?<=\p{Script=Han})(?=[\d０-９][\d０-９.,]*[万千百]?[多余]?(?:人|名|员工|个|家|处))/gu, " ")
    .replace(/([\d０-９万千百多余](?:人|名员工|员工))(?=[\p{L}\d])/gu, "$1 ")
    // A name that a colon ends; not the colon of a label.
    .replace(/^(\s*(?!["“「])[^:：\s]+)[:：]\s*/u, (whole, first: string) =>
      labelOf(first) ? whole : `${first}: `,
    );
  return spaced.split(/[，；;、\n]|,(?!\d{3}(?!\d))/u).filter((part) => part.trim() !== "");
}

/** Up to the first word that surely is a value, or behind a colon; never less than a word. */
function nameIn(words: readonly string[], context: FileLineContext): string[] {
  const colon = words.findIndex(
    (word, at) => /[:：]$/u.test(word) && !endsLabel(words.slice(0, at + 1), context),
  );
  if (colon >= 0) return words.slice(0, colon + 1);
  const value = words.findIndex((_, at) => at > 0 && valueAt(words, at, context)?.said.isSure);
  return words.slice(0, value < 0 ? words.length : value);
}

/** "who decides:" ends in a label of two words. */
const endsLabel = (words: readonly string[], context: FileLineContext): boolean =>
  [1, 2, 3].some((length) => {
    const typed = words
      .slice(-length)
      .join(" ")
      .replace(/[:：]$/u, "");
    return (labelOf(typed) ?? ownFieldOf(typed, context)) !== undefined;
  });

function valueAt(words: readonly string[], at: number, context: FileLineContext) {
  const label = labelledAt(words, at, context);
  if (label) return label;
  for (let length = Math.min(longestValue, words.length - at); length >= 1; length--) {
    const said = readValue(words.slice(at, at + length).join(" "));
    if (said) return { said, length };
  }
  return undefined;
}

/** "industry: retail", 地区 华东: up to the next value that needs no label, or the next label. */
function labelledAt(words: readonly string[], at: number, context: FileLineContext) {
  for (let length = Math.min(3, words.length - at); length >= 1; length--) {
    const typed = words.slice(at, at + length).join(" ");
    const [, front = typed, inside = ""] = /^([^:：=]+)[:：=](\S*)$/u.exec(typed) ?? [];
    // A company that has a field of that name means its own.
    const field = ownFieldOf(front, context) ?? labelOf(front);
    if (!field) continue;
    let end = at + length;
    while (end < words.length && !isBegun(words, end, context)) end++;
    const text = [inside, ...words.slice(at + length, end)].join(" ").trim();
    if (text !== "") return { said: { field, text, isSure: true }, length: end - at };
  }
  return undefined;
}

/** Something else is said from here on. */
const isBegun = (words: readonly string[], at: number, context: FileLineContext): boolean =>
  labelledAt(words, at, context) !== undefined ||
  words
    .slice(at, at + longestValue)
    .some((_, more) => readValue(words.slice(at, at + more + 1).join(" "))?.isSure === true);

function readValue(typed: string): Said | undefined {
  const text = foldForReading(normaliseText(typed)).replace(/[.。!！]+$/u, "");
  const sure = (field: string, value: string): Said => ({ field, text: value.trim(), isSure: true });
  const counted = countedBy(text);
  if (counted) return sure(counted.field, counted.count);
  const level =
    /^(意向|购买意向|intent|需求|need)s?\s*(?:[:=]|是|为|很)?\s*(高|中|低|强|一般|弱|high|medium|low)$/.exec(
      text,
    ) ?? flipped(/^(high|medium|low) (intent|need)s?$/.exec(text));
  if (level) return sure(/意向|intent/.test(level[1]!) ? "intent" : "need", level[2]!);
  const cycle =
    /^(?:(?:预计)?(?:成交|采购|销售)?周期|cycle)\s*[:=]?\s*(.+)$|^(.+?)[ -]?(?:的?(?:成交|采购)?周期|(?:sales )?cycle)$/.exec(
      text,
    );
  const length = cycle?.[1] ?? cycle?.[2];
  if (length && daysIn(length) !== undefined) return sure("cycle", length);
  const profit =
    /^(?:预期|预计|expected )?(?:利润贡献|利润|毛利|profit(?: contribution)?)\s*[:=]?\s*(.+)$|^(.+?)\s*(?:的?利润|的?毛利|(?:of )?profit)$/.exec(
      text,
    );
  const amount = profit?.[1] ?? profit?.[2];
  if (amount && parseAmount(amount, { currency: "CNY" }).ok) return sure("profit", amount);
  const signs =
    /^(?:(?:预计|预期)?(?:签约|签单|下单)(?:日期|时间)?|signs?|signing|expected to sign)\s*(?:[:=]|on|by|在)?\s*(.+)$/.exec(
      text,
    )?.[1];
  if (signs && parseDate(signs, anyDay).ok !== false) return sure("signsOn", signs);
  if (/^@?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,10}$/.test(text))
    return { field: "mailDomain", text, isSure: false };
  const field = fieldOfWord(text);
  return field && { field, text: typed, isSure: false };
}

/** Which day it is does not matter for telling a date from other words. */
const anyDay = { today: Temporal.PlainDate.from("2026-11-18") };

const flipped = (found: RegExpExecArray | null) => found && [found[0], found[2]!, found[1]!];

/** With the units that say what is counted. */
function countedBy(text: string): { field: "people" | "sites"; count: string } | undefined {
  for (const [field, unit] of counts) {
    const count = unit.exec(text)?.[1];
    if (count && oneNumberIn(count) !== undefined) return { field, count };
  }
  return undefined;
}

const counts = [
  [
    "people",
    /^(.+?)\s*[多余+]?\s*(?:人|名?员工|[个位]员工|people|persons?|employees?|staff|heads?|headcount|ppl)$/u,
  ],
  [
    "sites",
    /^(.+?)\s*[多余+]?\s*[个家处间座]?\s*(?:办公点|办公室|网点|站点|地点|门店|分公司|分店|工厂|厂区|基地|分支机构|分支|场所|校区|院区|sites?|offices?|locations?|branch(?:es)?|stores?|shops?|plants?|factory|factories)$/u,
  ],
] as const;

/** By which words a field is named, in both languages; folded. */
const labels: ReadonlyMap<string, string> = new Map(
  Object.entries({
    industry: "industry|sector|行业|所属行业",
    position: "position|market position|行业地位|地位",
    purchasingPower: "purchasing power|buying power|购买力",
    channel: "channel|渠道|购买渠道",
    region: "region|area|地区|区域|地域",
    people: "people|employees|headcount|人数|员工|员工数|规模",
    sites: "sites|offices|办公点|网点|地点",
    profit: "profit|expected profit|profit contribution|利润|利润贡献|预期利润|预期利润贡献",
    signsOn: "signs|signing|signing date|预计签约|签约日期",
    cycle: "cycle|周期|成交周期",
    need: "need|needs|需求",
    intent: "intent|意向|购买意向",
    mailDomain: "domain|mail domain|域名|邮箱域名",
    parent: "parent|parent company|subsidiary of|part of|母公司|上级公司|总公司|隶属",
    finances: "finances|financial standing|财务|财务状况",
    "decision-structure": "who decides|decisions|decision structure|决策|决策结构|谁决策",
    "buying-habits": "how they buy|buying habits|购买特点|采购习惯|购买习惯",
    "regional-habits": "regional habits|地域习惯",
    "it-status": "it|it status|信息化|it现状|it状况|信息化现状",
    "other-words": "other|remark|其他|备注",
  }).flatMap(([field, words]) => words.split("|").map((word) => [word, field] as const)),
);

const folded = (text: string): string => foldForReading(normaliseText(text)).toLowerCase();
const labelOf = (typed: string): string | undefined => labels.get(folded(typed));
const ownFieldOf = (typed: string, { own = [] }: FileLineContext): string | undefined => {
  const name = folded(typed);
  const field = own.find(({ names }) => names.some((one) => folded(one) === name));
  return field && `own.${field.key}`;
};
