import type { Temporal } from "temporal-polyfill";
import type { Period } from "../../calendar/period.ts";
import type { Locale } from "../locale.ts";

/**
 * A date in full as the reader says it. This year: "12月31日 周四", "Thu, Dec 31"; any other year names the
 * year instead of the weekday: "2027年1月5日", "Jan 5, 2027".
 * @param today the reader's local date, which decides what "this year" is
 */
export function formatDate(date: Temporal.PlainDate, locale: Locale, today: Temporal.PlainDate): string {
  if (date.year !== today.year) return formats[locale].dayOfYear.format(utc(date));
  const day = formats[locale].day.format(utc(date));
  const weekday = formatWeekday(date, locale);
  return locale === "zh" ? `${day} ${weekday}` : `${weekday}, ${day}`;
}

/** A date in a dense list, as short as it stays clear: "12/31", "Dec 31"; another year: "2027/1/5", "Jan 5, 2027". */
export function formatShortDate(date: Temporal.PlainDate, locale: Locale, today: Temporal.PlainDate): string {
  if (locale === "en") {
    return (date.year === today.year ? formats.en.day : formats.en.dayOfYear).format(utc(date));
  }
  const day = `${date.month}/${date.day}`;
  return date.year === today.year ? day : `${date.year}/${day}`;
}

/** The weekday alone: "周四", "Thu". */
function formatWeekday(date: Temporal.PlainDate, locale: Locale): string {
  return formats[locale].weekday.format(utc(date));
}

/** A day of the week as in `formatDate`. @param weekday ISO, 1 = Monday … 7 = Sunday */
export const formatIsoWeekday = (weekday: number, locale: Locale): string =>
  formats[locale].weekday.format(new Date(Date.UTC(2026, 0, 4 + weekday)));

/** A month's name: "October", "10月". @param month 1–12 */
export const formatMonth = (month: number, locale: Locale): string =>
  formats[locale].month.format(new Date(Date.UTC(2026, month - 1, 1)));

/** A quarter with its fiscal year: "Q4 2026", "2026年Q4". */
export const formatQuarter = ({ year, number }: { year: number; number: number }, locale: Locale): string =>
  locale === "zh" ? `${year}年Q${number}` : `Q${number} ${year}`;

/**
 * A period as people name it: "Q4 2026", "H2 2026", "2026", "November 2026", "week of Nov 23"; "2026年Q4", "2026年下半年", "2026年",
 * "2026年11月", "11/23 那周".
 */
export function formatPeriod({ id, kind, start }: Period, locale: Locale, today: Temporal.PlainDate): string {
  const year = id.slice(0, 4);
  switch (kind) {
    case "year":
      return locale === "zh" ? `${year}年` : year;
    case "half": {
      const isFirst = id.endsWith("1");
      return locale === "zh" ? `${year}年${isFirst ? "上" : "下"}半年` : `H${isFirst ? 1 : 2} ${year}`;
    }
    case "quarter":
      return formatQuarter({ year: Number(year), number: Number(id.at(-1)) }, locale);
    case "month":
      return locale === "zh" ? `${year}年${start.month}月` : `${formatMonth(start.month, locale)} ${year}`;
    case "week": {
      const monday = formatShortDate(start, locale, today);
      return locale === "zh" ? `${monday} 那周` : `week of ${monday}`;
    }
  }
}

/** A time of day on the 24-hour clock, in both languages: "14:00", "09:05". */
export function formatTime(time: { hour: number; minute: number }): string {
  return `${String(time.hour).padStart(2, "0")}:${String(time.minute).padStart(2, "0")}`;
}

/** A date with its time: "12月31日 周四 14:00", "Thu, Dec 31, 14:00". */
export function formatDateTime(
  moment: Temporal.PlainDateTime | Temporal.ZonedDateTime,
  locale: Locale,
  today: Temporal.PlainDate,
): string {
  const separator = locale === "zh" ? " " : ", ";
  return formatDate(moment.toPlainDate(), locale, today) + separator + formatTime(moment);
}

/**
 * How far a date is from today: "today / 今天", "tomorrow / 明天", "3 days ago / 3天前"; from two weeks on in weeks,
 * from two months on in months. Months and weeks are rounded towards today.
 */
export function formatRelativeDay(
  date: Temporal.PlainDate,
  locale: Locale,
  today: Temporal.PlainDate,
): string {
  const days = today.until(date, { largestUnit: "days" }).days;
  if (Math.abs(days) < 14) return formats[locale].relative.format(days, "day");
  const months = today.until(date, { largestUnit: "months" }).months;
  if (Math.abs(months) >= 2) return formats[locale].relative.format(months, "month");
  return formats[locale].relative.format(Math.trunc(days / 7), "week");
}

/** Intl formats instants; a date is shown as that day at midnight UTC, in UTC. */
function utc(date: Temporal.PlainDate): Date {
  const instant = new Date(0);
  instant.setUTCFullYear(date.year, date.month - 1, date.day);
  return instant;
}

function formatsOf(locale: Locale) {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options });
  return {
    day: format({ month: "short", day: "numeric" }),
    dayOfYear: format({ year: "numeric", month: "short", day: "numeric" }),
    weekday: format({ weekday: "short" }),
    month: format({ month: "long" }),
    relative: new Intl.RelativeTimeFormat(locale, { numeric: "auto" }),
  };
}

const formats = { en: formatsOf("en"), zh: formatsOf("zh") };
