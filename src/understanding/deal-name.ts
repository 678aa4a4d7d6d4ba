/** How a deal is named: quotes and full stops around it, and its number. Pure. */
import { Temporal } from "temporal-polyfill";
import { findDates } from "./find-dates.ts";
import { normaliseText } from "./normalise-text.ts";

/** What was typed without quotes around it, a full stop behind it, or the word deal: 华信的商机 → 华信. */
export function nameIn(typed: string): string {
  const name = typed.trim();
  const bare = /^(["'“”„‟「『《])(.*)(["'“”」』》])$/su.exec(name)?.[2] ?? name;
  return bare.replace(/(?<=.)的(?:商机|单子)$/u, "").trim();
}

/** "#42", "＃４２", "# 42", "No. 42", 编号42, 42号; a bare 42 may also be a name. */
export function numberIn(typed: string): { value: number; isSure: boolean } | undefined {
  const text = normaliseText(nameIn(typed)).replace(/[:,.]$/, "");
  const found = /^(?:(#|no\.? ?|编号|商机)\s?)?(\d{1,9})(号)?$/i.exec(text);
  return found ? { value: Number(found[2]), isSure: Boolean(found[1] ?? found[3]) } : undefined;
}

/**
 * 今天见了张总, 客户要求补充方案: Chinese without blanks that says what happened, where a name was expected. A guess (there is
 * a company 今天国际), so only used for asking: never to put a note on a deal.
 */
export function tellsWhatHappened(typed: string): boolean {
  const text = normaliseText(typed);
  if (!/\p{Script=Han}{2}.*\p{Script=Han}{2}/su.test(text) || text.startsWith('"')) return false;
  return happened.test(text) || findDates(text, anyDay)[0]?.span.start === 0;
}

const happened =
  /.[了过][^了过]|了$|[,.!?;]\s*\p{Script=Han}|说|聊|谈|催|见到|见面|拜访|来电|打电话|沟通|开会|答应|同意|认可|确认|要求|希望|回复|^(?:刚|已经?|上午|下午|晚上|对方|客户)/u;

/** Which day it is does not matter for telling a date from a name. */
const anyDay = { today: Temporal.PlainDate.from("2026-11-18") };
