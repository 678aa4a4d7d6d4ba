/** A touch in a few words: "visit with Jen, 45 min, Fri, Nov 27", 拜访张总，45分钟. */
import { Temporal } from "temporal-polyfill";
import { formatList } from "../../text/count.ts";
import { formatDate } from "../../text/format/date.ts";
import type { Locale } from "../../text/locale.ts";
import type { TouchKind } from "../../understanding/touch-kind.ts";
import type { TouchTold } from "../writing/write-note.ts";
import { cardWords } from "./words.ts";

/** In the middle of a sentence. */
export function sayTouch(
  { locale, today }: Readonly<{ locale: Locale; today: Temporal.PlainDate }>,
  { kind, on, minutes, contacts = [] }: TouchTold,
): string {
  const words = cardWords(locale);
  const named = words.touchKinds[kind as TouchKind] ?? words.touchKinds.other;
  return [
    contacts.length > 0 ? words.withPeople(named, formatList(contacts, locale)) : named,
    minutes === null ? "" : sayMinutes(locale, minutes),
    on && on !== today.toString() ? formatDate(Temporal.PlainDate.from(on), locale, today) : "",
  ]
    .filter(Boolean)
    .join(locale === "zh" ? "，" : ", ");
}

/** At the beginning of one. */
export function sayTouchFirst(...told: Parameters<typeof sayTouch>): string {
  const said = sayTouch(...told);
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** "1 h 30 min", 45分钟 */
export const sayMinutes = (locale: Locale, minutes: number): string =>
  cardWords(locale).minutes(Math.floor(minutes / 60), minutes % 60);
