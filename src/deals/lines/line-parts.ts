/** The words of a line about a deal, told apart: amounts, dates, likelihoods, categories, next steps, and mere words. */
import type { Temporal } from "temporal-polyfill";
import { findAmounts } from "../../understanding/find-amounts.ts";
import { findDates } from "../../understanding/find-dates.ts";
import { parseAmount } from "../../understanding/parse-amount.ts";
import { parseDate } from "../../understanding/parse-date.ts";
import { parseLikelihood } from "../../understanding/parse-likelihood.ts";
import type { Category } from "../facts/deal.ts";
import type { Token } from "./stuck-words.ts";

export type LinePart = Readonly<{
  kind: "amount" | "date" | "likelihood" | "category" | "step" | "filler" | "word";
  /** For reading: half-width, labels gone. */
  text: string;
  spelling: string;
  /** Can hardly be part of a name. */
  isSure: boolean;
  category?: Category;
  /** When the next step is due. */
  date?: string;
}>;

/** A value may take several words: "USD 30k", "by the end of next month". */
const longestPart = 6;
/** Nobody says more about a deal in one line; reading on would only cost time. */
const readWords = 60;

/** Takes a line apart from left to right; everything behind a “next step:” is one part, unless that comes first. Pure. */
export function partsOf(tokens: readonly Token[], today: Temporal.PlainDate): LinePart[] {
  const parts: LinePart[] = [];
  let index = 0;
  while (index < tokens.length) {
    const step = index > 0 ? stepFrom(tokens, index, today) : undefined;
    if (step) return [...parts, step];
    const found = index < readWords ? partAt(tokens, index, today) : undefined;
    const length = found?.length ?? 1;
    const spelling = spelled(tokens, index, length);
    parts.push({ kind: "word", text: spelling, isSure: false, ...found?.part, spelling });
    index += length;
  }
  return parts;
}

type Found = { part: Omit<LinePart, "spelling">; length: number };

function partAt(tokens: readonly Token[], from: number, today: Temporal.PlainDate): Found | undefined {
  for (let length = Math.min(longestPart, tokens.length - from); length >= 1; length--) {
    const taken = tokens.slice(from, from + length);
    if (taken.some((token) => token.quoted)) continue;
    const text = taken.map((token) => token.text).join(" ");
    if (text.length > 60) continue;
    // A dash between name and amount makes the amount no negative one.
    if (length > 1 && /^[-~] /.test(text)) continue;
    const part = readValue(text.replace(label, ""), today) ?? readValue(text, today);
    if (part) return { part, length };
    if (length === 1 && (fillers.has(text.toLowerCase()) || text.replace(label, "") === ""))
      return { part: { kind: "filler", text, isSure: false }, length };
  }
  return undefined;
}

function readValue(typed: string, today: Temporal.PlainDate): Omit<LinePart, "spelling"> | undefined {
  // A sentence's end is not part of its value.
  const text = typed.replace(/[.!]+$/, "");
  if (text === "") return undefined;
  const lower = text.toLowerCase();
  const category = categoryWords.get(lower);
  if (category) return { kind: "category", text, isSure: false, category };
  // +10% is a change of something.
  if (!/^[-+]/.test(text) && /%|成|百分之|percent|五五开|个点/.test(lower)) {
    const likelihood = parseLikelihood(text);
    if (likelihood.ok || likelihood.reason === "out-of-range")
      return { kind: "likelihood", text, isSure: true };
  }
  return dateOf(text, today) ?? amountOf(text);
}

function dateOf(text: string, today: Temporal.PlainDate): Omit<LinePart, "spelling"> | undefined {
  const date = parseDate(text, { today });
  if (date.ok === false && date.reason !== "no-such-day") return undefined;
  if (notSigning.test(text)) return stepOf(text, today);
  const looksSo = /[\d\p{Script=Han}]|\beo[wmqy]\b/iu.test(text);
  return {
    kind: "date",
    text,
    isSure: looksSo && (date.ok === false || findDates(text, { today }).length > 0),
  };
}

/** Invalid amounts (30-50万) still count as amounts here; the amount reader explains what is wrong. */
function amountOf(text: string): Omit<LinePart, "spelling"> | undefined {
  const change = /^(.+?)\s*(?:->|=>|→|➜)\s*(.+)$/.exec(text);
  const [before, after] = [change?.[1] ?? "", change?.[2] ?? ""];
  if (change && parseAmount(before, yuan).ok && findAmounts(after, yuan)[0]?.isMarked)
    return { kind: "amount", text: after, isSure: true };
  const amount = parseAmount(text, yuan);
  if (amount.ok) return { kind: "amount", text, isSure: findAmounts(text, yuan)[0]?.isMarked ?? false };
  const isOne = amount.reason === "several" ? !text.includes(" ") : amount.reason !== "not-an-amount";
  return isOne ? { kind: "amount", text, isSure: true } : undefined;
}

/** Only whether it is an amount matters here, not of which currency. */
const yuan = { currency: "CNY" };

/** "next step: call Jen on Friday", 下一步 报价: all the rest of the line. */
function stepFrom(tokens: readonly Token[], from: number, today: Temporal.PlainDate): LinePart | undefined {
  if (tokens[from]!.quoted) return undefined;
  const spelling = spelled(tokens, from, tokens.length - from);
  const said = /^(?:next[ -]?steps?(?![a-z])|next:|下一?步(?:是|计划)?)\s*[:：=]?\s*(.+)$/isu.exec(
    spelling,
  )?.[1];
  if (!said || said.length > 200) return undefined;
  const dates = findDates(said, { today });
  const { start, end } = dates.length === 1 ? dates[0]!.span : { start: 0, end: 0 };
  // At either end a date is no word of the step; within, "call Jen Friday about the price" would lose its sense.
  const text =
    (start === 0 && said.slice(end).replace(/^[\s:：,，]+/, "")) ||
    (end > 0 && /^[\s.!。！]*$/u.test(said.slice(end)) && said.slice(0, start).replace(leadsToDay, "")) ||
    said;
  return { kind: "step", text, spelling, isSure: true, date: said.slice(start, end) };
}

const leadsToDay = /(?:\s+(?:on|by|at|before|for|until|till|due))?[\s:：,，]*$/i;

/** 下周三报价 is what comes next, not the day of signing. */
function stepOf(text: string, today: Temporal.PlainDate): Omit<LinePart, "spelling"> | undefined {
  const [found] = findDates(text, { today });
  if (!found) return undefined;
  const date = text.slice(found.span.start, found.span.end);
  return { kind: "step", text: text.slice(found.span.end).trim(), isSure: true, date };
}

const notSigning = /(?:报价|交付|回款|到账|付款|付)$/;

const spelled = (tokens: readonly Token[], from: number, length: number): string =>
  tokens
    .slice(from, from + length)
    .map((token) => token.spelling)
    .join(" ");

/** 金额改成, 日期：, amount=, to: what names or introduces the value behind it. */
const label =
  /^(?:金额|预计签约|签约日期|签约时间|日期|时间|可能性|概率|把握|预测类别|类别|amount|value|date|likelihood|category)?\s*(?:改成|改为|改到|变成|调到|推到|推迟到|延到|延期到|提前到|是|为|[:=])?\s*/i;

const fillers = new Set(
  (
    "for at by on in to of is worth about around maybe roughly closing closes close signing signs due expected and from " +
    "- -> => → > | / ~ = : · 约 大概 预计 签 签约 到 至 改 从"
  ).split(" "),
);

const categoryWords: ReadonlyMap<string, Category> = new Map([
  ...["commit", "committed", "承诺单", "承诺"].map((word) => [word, "commit"] as const),
  ...["best case", "best-case", "upside", "争取"].map((word) => [word, "best-case"] as const),
  ...["pipeline", "储备"].map((word) => [word, "pipeline"] as const),
  ...["omitted", "omit", "不计入"].map((word) => [word, "omitted"] as const),
]);
