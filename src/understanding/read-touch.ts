/** What a note says of the contact it tells of: "met Jen 45min, liked the demo", 昨天拜访张总 半小时. Pure. */
import { Temporal } from "temporal-polyfill";
import { findDates } from "./find-dates.ts";
import { type ParseDateOptions, parseDate } from "./parse-date.ts";
import { clausesOf } from "./split-clauses.ts";
import type { TouchKind } from "./touch-kind.ts";

export type SaidOfTouch = Readonly<{
  kind: TouchKind;
  /** Whole minutes; null where nobody said. */
  minutes: number | null;
  /** The day it was, where the text says one. */
  on: Temporal.PlainDate | undefined;
}>;

type Told = Exclude<TouchKind, "other">;

const kindWords: Readonly<Record<Told, RegExp>> = {
  visit:
    /\b(?:visit(?:ed|ing)?|met|meeting with|on[- ]?site|had (?:lunch|dinner|coffee))\b|拜访|上门|登门|面谈|面见|见面|见了|见到|走访/i,
  call: /\b(?:call(?:ed)?|phoned?|rang|spoke|on the phone)\b|电话|通话|致电|来电/i,
  mail: /\b(?:e-?mail(?:ed|s)?|mailed|wrote to)\b|邮件|发邮/i,
  demo: /\b(?:demo(?:ed|ing|'d)?|demonstrat(?:ed|ion))\b|演示/i,
};

/** What is only planned says nothing of what was. */
const planned =
  /\b(?:will|going to|need(?:s)? to|want(?:s)? (?:to|a|another)|to call|to mail|to visit|to meet|next|tomorrow|remind|should|let's|schedule[d]?|plan(?:ned)?)\b|明天|后天|下周|下个?月|下次|下一?步|准备|计划|打算|约了|再约|提醒|安排|要求|希望|想看/i;

/** A day is more than anybody spends on one contact. */
export const longestMinutes = 24 * 60;

/** @param options `today`: the writer's day */
export function readTouch(text: string, options: ParseDateOptions): SaidOfTouch {
  const told = clausesOf(text).filter((clause) => !planned.test(clause));
  const [first] = told
    .flatMap((clause, nth) => kindsIn(clause).map((one) => ({ ...one, nth })))
    .sort((a, b) => a.nth - b.nth || a.at - b.at);
  const clause = first ? told[first.nth] : undefined;
  return {
    kind: first?.kind ?? "other",
    minutes: told.map(minutesIn).find((minutes) => minutes !== null) ?? null,
    on: clause === undefined ? undefined : (pastDayIn(clause, options) ?? dayAlone(told, options)),
  };
}

const kindsIn = (clause: string): { kind: Told; at: number }[] =>
  (Object.keys(kindWords) as Told[]).flatMap((kind) => {
    const at = kindWords[kind].exec(clause)?.index;
    return at === undefined ? [] : [{ kind, at }];
  });

/** The one day before today that is said; of two either may be meant. */
function pastDayIn(clause: string, options: ParseDateOptions): Temporal.PlainDate | undefined {
  const days = findDates(clause, { ...options, prefer: "past" }).map(({ dates }) => dates);
  const [only, other] = days;
  const [day, choice] = only ?? [];
  if (!day || choice || other || Temporal.PlainDate.compare(day, options.today) >= 0) return undefined;
  return day;
}

/** 昨天 拜访了张总: a clause that says nothing else. */
function dayAlone(clauses: readonly string[], options: ParseDateOptions): Temporal.PlainDate | undefined {
  const days = clauses.map((clause) => parseDate(clause, { ...options, prefer: "past" }));
  const [only, other] = days.flatMap((day) => (day.ok === true ? [day.date] : []));
  return only && !other && Temporal.PlainDate.compare(only, options.today) < 0 ? only : undefined;
}

const digits: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  十: 10,
};
const amount = String.raw`(\d{1,4}(?:\.\d{1,2})?|[一二两三四五六七八十])`;

/** Ways of saying how long; each gives minutes. */
const lengths: readonly Readonly<{ says: RegExp; minutes: (found: RegExpExecArray) => number }>[] = [
  {
    says: /\b(\d{1,2})\s?h(?:ours?|rs?)?\s?(\d{1,2})(?:\s?m(?:in(?:ute)?s?)?)?\b/i,
    minutes: ([, h, m]) => Number(h) * 60 + Number(m),
  },
  {
    says: /(?<!\bin )\b(\d{1,3}(?:\.\d{1,2})?)[ -]?(?:h|hrs?|hours?)\b/i,
    minutes: ([, h]) => Number(h) * 60,
  },
  { says: /(?<!\bin )\b(\d{1,4})[ -]?(?:mins?|minutes?)\b/i, minutes: ([, m]) => Number(m) },
  { says: /\bhalf an hour\b/i, minutes: () => 30 },
  { says: /\b(?:for )an hour and a half\b/i, minutes: () => 90 },
  { says: /\b(?:for )(?:an|one) hour\b/i, minutes: () => 60 },
  { says: new RegExp(`${amount}个半(?:小时|钟头)`), minutes: ([, h]) => numberOf(h!) * 60 + 30 },
  { says: new RegExp(`${amount}个?(?:小时|钟头)半`), minutes: ([, h]) => numberOf(h!) * 60 + 30 },
  { says: new RegExp(`${amount}个?(?:小时|钟头)(?!后|之后|以后)`), minutes: ([, h]) => numberOf(h!) * 60 },
  { says: /半个?(?:小时|钟头)(?!后|之后|以后)/, minutes: () => 30 },
  { says: new RegExp(`${amount}分钟(?!后|之后|以后)`), minutes: ([, m]) => numberOf(m!) },
  { says: /一刻钟/, minutes: () => 15 },
];

const numberOf = (text: string): number => digits[text] ?? Number(text);

/** "45min", "1.5h", "1h30", 半小时, 一个半小时, 90分钟; null where nothing says it. */
export function minutesIn(text: string): number | null {
  for (const { says, minutes } of lengths) {
    const found = says.exec(text);
    if (!found) continue;
    const value = Math.round(minutes(found));
    return value > 0 && value <= longestMinutes ? value : null;
  }
  return null;
}

/** A field that asks only for it: "45" is minutes. @returns undefined for what is no length */
export function readMinutes(typed: string): number | undefined {
  const text = typed.trim();
  if (!/^\d{1,5}$/.test(text)) return minutesIn(text) ?? undefined;
  const value = Number(text);
  return value > 0 && value <= longestMinutes ? value : undefined;
}
