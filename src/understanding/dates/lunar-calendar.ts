import { Temporal } from "temporal-polyfill";

type Day = Temporal.PlainDate;

/**
 * Spring Festival (正月初一) of a Gregorian year. From a table where there is one: Intl's Chinese calendar (ICU 78)
 * is a day late in 2027 and a day early in 2030, when the new moon falls within minutes of Beijing's midnight.
 */
export function springFestival(year: number): Day {
  const known = springFestivals[year - 2024];
  return known ? Temporal.PlainDate.from(`${year}-${known}`) : firstOfLunarMonth(year, 1);
}

/** 2024–2040: the day of Beijing's new moon by Meeus, Astronomical Algorithms, chapter 49. */
const springFestivals =
  "02-10 01-29 02-17 02-06 01-26 02-13 02-03 01-23 02-11 01-31 02-19 02-08 01-28 02-15 02-04 01-24 02-12".split(
    " ",
  );

/**
 * A day of the Chinese year that begins within the Gregorian one, so that its last month lies in the next; leap months
 * never count. Undefined where the month has only 29 days, but for the last one: 腊月三十 is its last day anyhow.
 */
export function lunarDate(year: number, month: number, day: number): Day | undefined {
  const first = month === 1 ? springFestival(year) : firstOfLunarMonth(year, month);
  const date = first.add({ days: day - 1 });
  if (month === 12) {
    const eve = springFestival(year + 1).subtract({ days: 1 });
    return day === 30 ? eve : Temporal.PlainDate.compare(date, eve) <= 0 ? date : undefined;
  }
  return day < 30 || isLunar(date, month, 30) ? date : undefined;
}

function firstOfLunarMonth(year: number, month: number): Day {
  const key = `${year}-${month}`;
  let date = firsts.get(key);
  if (!date) {
    // New year falls between 20 January and 21 February; each month after it lasts 29 or 30 days.
    date = Temporal.PlainDate.from({ year, month: 1, day: 19 }).add({ days: (month - 1) * 29 });
    while (!isLunar(date, month, 1)) date = date.add({ days: 1 });
    firsts.set(key, date);
  }
  return date;
}

const firsts = new Map<string, Day>();
const lunar = new Intl.DateTimeFormat("en-u-ca-chinese", {
  timeZone: "UTC",
  month: "numeric",
  day: "numeric",
});

function isLunar(date: Day, month: number, day: number): boolean {
  const parts = lunar.formatToParts(Date.UTC(date.year, date.month - 1, date.day));
  const part = (type: string) => parts.find((one) => one.type === type)?.value;
  return part("month") === String(month) && part("day") === String(day);
}
