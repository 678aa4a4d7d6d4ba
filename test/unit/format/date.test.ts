import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import {
  formatDate,
  formatDateTime,
  formatRelativeDay,
  formatShortDate,
  formatTime,
} from "../../../src/text/format/date.ts";

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day("2026-12-04");

test("this year shows the weekday, another year the year", () => {
  expect(formatDate(day("2026-12-31"), "zh", today)).toBe("12月31日 周四");
  expect(formatDate(day("2026-12-31"), "en", today)).toBe("Thu, Dec 31");
  expect(formatDate(day("2027-01-05"), "zh", today)).toBe("2027年1月5日");
  expect(formatDate(day("2027-01-05"), "en", today)).toBe("Jan 5, 2027");
});

test("dense lists get the shortest clear form", () => {
  expect(formatShortDate(day("2026-12-18"), "zh", today)).toBe("12/18");
  expect(formatShortDate(day("2026-12-18"), "en", today)).toBe("Dec 18");
  expect(formatShortDate(day("2027-01-05"), "zh", today)).toBe("2027/1/5");
  expect(formatShortDate(day("2027-01-05"), "en", today)).toBe("Jan 5, 2027");
});

test("times are on the 24-hour clock", () => {
  expect(formatTime(Temporal.PlainTime.from("14:00"))).toBe("14:00");
  const cutOff = Temporal.PlainDateTime.from("2026-12-04T09:05");
  expect(formatDateTime(cutOff, "zh", today)).toBe("12月4日 周五 09:05");
  expect(formatDateTime(cutOff, "en", today)).toBe("Fri, Dec 4, 09:05");
});

describe("relative days", () => {
  test.each([
    ["2026-12-04", "today", "今天"],
    ["2026-12-05", "tomorrow", "明天"],
    ["2026-12-03", "yesterday", "昨天"],
    ["2026-12-06", "in 2 days", "后天"],
    ["2026-12-01", "3 days ago", "3天前"],
    ["2026-12-18", "in 2 weeks", "2周后"],
    ["2026-10-20", "6 weeks ago", "6周前"],
    ["2027-03-10", "in 3 months", "3个月后"],
  ])("%s is %s, %s", (date, en, zh) => {
    expect(formatRelativeDay(day(date), "en", today)).toBe(en);
    expect(formatRelativeDay(day(date), "zh", today)).toBe(zh);
  });

  test("a date more than a year away still counts every month", () => {
    expect(formatRelativeDay(day("2028-02-04"), "en", today)).toBe("in 14 months");
  });
});
