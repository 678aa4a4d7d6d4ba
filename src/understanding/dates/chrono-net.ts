import * as english from "chrono-node/en";
import * as chinese from "chrono-node/zh/hans";
import type { Temporal } from "temporal-polyfill";
import { exactDate } from "./calendar.ts";
import type { DateContext } from "./date-rule.ts";

/**
 * What chrono makes of a whole text, for the phrases our own rules do not know. Only a result that covers the
 * text from `start` to its end and is sure of its day counts: chrono also fills in what nobody said.
 * @param text folded, at most some hundred characters: chrono takes quadratic time
 */
export function catchWithChrono(
  text: string,
  start: number,
  context: DateContext,
  locale: string,
): Temporal.PlainDate | undefined {
  // To chrono 38w is in 38 weeks and 1.2m in a minute; here they are amounts. Hours are no dates either.
  if (
    !/[a-z]{3}|\p{Script=Han}/u.test(text) ||
    /\bmins?\b|minute|hour|seconds|\bsecs?\b|分|秒|小时/.test(text)
  )
    return undefined;
  const parsers = [english.casual, chinese.casual];
  if (locale.startsWith("zh")) parsers.reverse();
  const { year, month, day } = context.today;
  // Noon, so that no clock change moves the day.
  const reference = new Date(year, month - 1, day, 12);
  for (const parser of parsers) {
    const [found] = parser.parse(text, reference, { forwardDate: context.prefer === "future" });
    if (!found || found.end || found.index > start || found.index + found.text.length < text.length) continue;
    const { start: when } = found;
    if (!when.isCertain("day") && !when.isCertain("weekday")) continue;
    const [y, m, d] = [when.get("year"), when.get("month"), when.get("day")];
    if (y !== null && m !== null && d !== null) return exactDate(y, m, d);
  }
  return undefined;
}
