/** What a line says of an absence: whose, from when to when, and who answers meanwhile. Pure. */
import type { Temporal } from "temporal-polyfill";
import { findDates } from "../understanding/find-dates.ts";
import { normaliseText } from "../understanding/normalise-text.ts";

export type AbsenceLine = Readonly<{
  /** Names as typed; "" where the line names nobody. */
  person: string;
  cover: string;
  /** ISO dates; "" for what the line does not say. */
  from: string;
  to: string;
}>;

/**
 * "12/1-12/7 cover Priya" · "Wang thru 12/7" · "12月1日至7日 由陈立代报" · "next week, Priya covers" · "王芳 12/1-12/7 陈立代". Without
 * a first day it begins today; a single day is one day.
 */
export function readAbsenceLine(typed: string, today: Temporal.PlainDate): AbsenceLine {
  const text = spaced(normaliseText(typed));
  const found = findDates(text, { today });
  const [first, second] = found;
  let rest = text;
  for (const { span } of found.slice(0, 2).toReversed())
    rest = `${rest.slice(0, span.start)} | ${rest.slice(span.end)}`;
  const before = first ? text.slice(0, first.span.start) : "";
  const names = namesIn(rest);
  if (!first) return { ...names, from: "", to: "" };
  const [start, end] = [first.dates[0]!, first.dates.at(-1)!];
  if (second) {
    // "12/30 ~ 1/2" ends in the year after the one it begins in.
    const [again] = findDates(text.slice(second.span.start, second.span.end), { today: start });
    return { ...names, from: start.toString(), to: (again ?? second).dates[0]!.toString() };
  }
  if (until.test(before)) return { ...names, from: today.toString(), to: end.toString() };
  if (since.test(before)) return { ...names, from: start.toString(), to: "" };
  // "next week" is all of it; of a date that can be read in two ways the form asks.
  const isSpan = start.until(end).days === first.dates.length - 1;
  return isSpan ? { ...names, from: start.toString(), to: end.toString() } : { ...names, from: "", to: "" };
}

const until = /(?:\b(?:thru|through|until|till?|to|up to)|到|至|截至)\s*$/i;
const since = /(?:\b(?:from|since|starting)|从|自)\s*$/i;

const dash = "\\s*(?:[-–—~]|至|到)\\s*";

/** Ranges as they are typed tightly, with both days in full and a blank around what joins them. */
function spaced(text: string): string {
  return text
    .replace(new RegExp(`(\\d{4}-\\d{1,2}-\\d{1,2})${dash}(?=\\d{4}-)`, "g"), "$1 ~ ")
    .replace(new RegExp(`(?<![\\d/-])(\\d{1,2}/\\d{1,2}(?:/\\d{4})?)${dash}(?=\\d{1,2}/)`, "g"), "$1 ~ ")
    .replace(new RegExp(`(?<![\\d/-])(\\d{1,2})/(\\d{1,2})${dash}(\\d{1,2})(?![\\d/])`, "g"), "$1/$2 ~ $1/$3")
    .replace(new RegExp(`(\\d{1,2})月(\\d{1,2})[日号]?${dash}(\\d{1,2})[日号]`, "g"), "$1月$2日 ~ $1月$3日")
    .replace(new RegExp(`(\\d{1,2}月\\d{1,2}[日号]?)${dash}(?=\\d{1,2}月)`, "g"), "$1 ~ ")
    .replace(new RegExp(`\\b([a-z]{3,9})\\.? (\\d{1,2})${dash}(\\d{1,2})\\b(?![/.])`, "gi"), "$1 $2 ~ $1 $3")
    .replace(new RegExp(`\\b([a-z]{3,9}\\.? \\d{1,2})${dash}(?=[a-z]{3,9}\\.? \\d)`, "gi"), "$1 ~ ");
}

const coverRules = [
  /(?<cover>[^\s|,，][^|,，]*?)\s+(?:covers|is covering|will cover)\s*$/i,
  /\b(?:covered by|cover(?:ing)?(?: is| by|:)?|backup(?: is|:)?)\s+(?<cover>[^|]+)$/i,
  /(?:代报人|代理人|代报|代理)[是:]\s*(?<cover>[^|]+)$/,
  /(?:由|请|让)?\s*(?<cover>[^\s|,，由请让]+)\s*(?:代报|代理|代班|代替|顶班|顶替|代|顶)(?:一下)?\s*$/,
];

/** @param text with "|" where the dates were */
function namesIn(text: string): Pick<AbsenceLine, "person" | "cover"> {
  for (const rule of coverRules) {
    const found = rule.exec(text);
    if (found?.groups?.cover)
      return { person: bare(text.slice(0, found.index)), cover: bare(found.groups.cover) };
  }
  return { person: bare(text), cover: "" };
}

const filler =
  /\b(?:is|will be|be|away|off|out|on|leave|vacation|from|since|starting|thru|through|until|till?|to|up to)\b|请假|休假|截至|[从自到至~|,，;；。]|"/gi;

const bare = (text: string): string => text.replace(filler, " ").replace(/\s+/g, " ").trim();
