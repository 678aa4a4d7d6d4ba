import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { formatDate, formatShortDate } from "../../../src/text/format/date.ts";
import { lunarDate, springFestival } from "../../../src/understanding/dates/lunar-calendar.ts";
import { findDates } from "../../../src/understanding/find-dates.ts";
import { parseDate } from "../../../src/understanding/parse-date.ts";

const read = (typed: string, today: string, prefer: "future" | "past" = "future") => {
  const parsed = parseDate(typed, { today: Temporal.PlainDate.from(today), prefer });
  if (parsed.ok === false) return parsed.reason;
  return parsed.ok === true ? parsed.date.toString() : parsed.dates.join(" ");
};

/** Monday, Friday, Sunday, the last day of a short month, a leap day, the last day of a year. */
const todays = ["2026-11-30", "2026-12-04", "2026-12-06", "2027-02-28", "2028-02-29", "2026-12-31"] as const;

/** Each phrase with what it means on each of those days. */
const onEachDay: [string, ...string[]][] = [
  ["今天", "2026-11-30", "2026-12-04", "2026-12-06", "2027-02-28", "2028-02-29", "2026-12-31"],
  ["明天", "2026-12-01", "2026-12-05", "2026-12-07", "2027-03-01", "2028-03-01", "2027-01-01"],
  ["tomorrow", "2026-12-01", "2026-12-05", "2026-12-07", "2027-03-01", "2028-03-01", "2027-01-01"],
  ["后天", "2026-12-02", "2026-12-06", "2026-12-08", "2027-03-02", "2028-03-02", "2027-01-02"],
  ["大后天", "2026-12-03", "2026-12-07", "2026-12-09", "2027-03-03", "2028-03-03", "2027-01-03"],
  ["三天后", "2026-12-03", "2026-12-07", "2026-12-09", "2027-03-03", "2028-03-03", "2027-01-03"],
  ["两周后", "2026-12-14", "2026-12-18", "2026-12-20", "2027-03-14", "2028-03-14", "2027-01-14"],
  ["in 2 weeks", "2026-12-14", "2026-12-18", "2026-12-20", "2027-03-14", "2028-03-14", "2027-01-14"],
  ["一个月后", "2026-12-30", "2027-01-04", "2027-01-06", "2027-03-28", "2028-03-29", "2027-01-31"],
  ["3个工作日后", "2026-12-03", "2026-12-09", "2026-12-09", "2027-03-03", "2028-03-03", "2027-01-05"],
  ["周五", "2026-12-04", "2026-12-04 2026-12-11", "2026-12-11", "2027-03-05", "2028-03-03", "2027-01-01"],
  ["Friday", "2026-12-04", "2026-12-04 2026-12-11", "2026-12-11", "2027-03-05", "2028-03-03", "2027-01-01"],
  ["这周五", "2026-12-04", "2026-12-04", "2026-12-04", "2027-02-26", "2028-03-03", "2027-01-01"],
  ["this Friday", "2026-12-04", "2026-12-04", "2026-12-11", "2027-03-05", "2028-03-03", "2027-01-01"],
  ["下周五", "2026-12-11", "2026-12-11", "2026-12-11", "2027-03-05", "2028-03-10", "2027-01-08"],
  ["next Friday", "2026-12-11", "2026-12-11", "2026-12-11", "2027-03-05", "2028-03-10", "2027-01-08"],
  ["下周一", "2026-12-07", "2026-12-07", "2026-12-07", "2027-03-01", "2028-03-06", "2027-01-04"],
  ["下下周三", "2026-12-16", "2026-12-16", "2026-12-16", "2027-03-10", "2028-03-15", "2027-01-13"],
  [
    "周日",
    "2026-12-06",
    "2026-12-06",
    "2026-12-06 2026-12-13",
    "2027-02-28 2027-03-07",
    "2028-03-05",
    "2027-01-03",
  ],
  ["eow", "2026-12-04", "2026-12-04", "2026-12-11", "2027-03-05", "2028-03-03", "2027-01-01"],
  ["月底", "2026-11-30", "2026-12-31", "2026-12-31", "2027-02-28", "2028-02-29", "2026-12-31"],
  ["本月底", "2026-11-30", "2026-12-31", "2026-12-31", "2027-02-28", "2028-02-29", "2026-12-31"],
  ["eom", "2026-11-30", "2026-12-31", "2026-12-31", "2027-02-28", "2028-02-29", "2026-12-31"],
  ["end of the month", "2026-11-30", "2026-12-31", "2026-12-31", "2027-02-28", "2028-02-29", "2026-12-31"],
  ["下月底", "2026-12-31", "2027-01-31", "2027-01-31", "2027-03-31", "2028-03-31", "2027-01-31"],
  ["end of next month", "2026-12-31", "2027-01-31", "2027-01-31", "2027-03-31", "2028-03-31", "2027-01-31"],
  ["月中", "2026-12-15", "2026-12-15", "2026-12-15", "2027-03-15", "2028-03-15", "2027-01-15"],
  ["月初", "2026-12-01", "2027-01-01", "2027-01-01", "2027-03-01", "2028-03-01", "2027-01-01"],
  ["下个月15号", "2026-12-15", "2027-01-15", "2027-01-15", "2027-03-15", "2028-03-15", "2027-01-15"],
  ["31号", "2026-12-31", "2026-12-31", "2026-12-31", "2027-03-31", "2028-03-31", "2026-12-31"],
  ["the 4th", "2026-12-04", "2026-12-04", "2027-01-04", "2027-03-04", "2028-03-04", "2027-01-04"],
  ["季末", "2026-12-31", "2026-12-31", "2026-12-31", "2027-03-31", "2028-03-31", "2026-12-31"],
  ["eoq", "2026-12-31", "2026-12-31", "2026-12-31", "2027-03-31", "2028-03-31", "2026-12-31"],
  ["下季末", "2027-03-31", "2027-03-31", "2027-03-31", "2027-06-30", "2028-06-30", "2027-03-31"],
  ["年底", "2026-12-31", "2026-12-31", "2026-12-31", "2027-12-31", "2028-12-31", "2026-12-31"],
  ["eoy", "2026-12-31", "2026-12-31", "2026-12-31", "2027-12-31", "2028-12-31", "2026-12-31"],
  ["明年底", "2027-12-31", "2027-12-31", "2027-12-31", "2028-12-31", "2029-12-31", "2027-12-31"],
  ["12/31", "2026-12-31", "2026-12-31", "2026-12-31", "2027-12-31", "2028-12-31", "2026-12-31"],
  ["12月5号", "2026-12-05", "2026-12-05", "2026-12-05 2027-12-05", "2027-12-05", "2028-12-05", "2027-12-05"],
  ["Dec 5", "2026-12-05", "2026-12-05", "2026-12-05 2027-12-05", "2027-12-05", "2028-12-05", "2027-12-05"],
  ["2/29", "2028-02-29", "2028-02-29", "2028-02-29", "2028-02-29", "2028-02-29", "2028-02-29"],
  ["2月底", "2027-02-28", "2027-02-28", "2027-02-28", "2027-02-28", "2028-02-29", "2027-02-28"],
  [
    "年前",
    "2026-12-31 2027-02-05",
    "2026-12-31 2027-02-05",
    "2026-12-31 2027-02-05",
    "2027-12-31 2028-01-25",
    "2028-12-31 2029-02-12",
    "2026-12-31 2027-02-05",
  ],
  [
    "Q1",
    "2027-01-29 2027-02-26 2027-03-31",
    "2027-01-29 2027-02-26 2027-03-31",
    "2027-01-29 2027-02-26 2027-03-31",
    "2027-03-31",
    "2028-02-29 2028-03-31",
    "2027-01-29 2027-02-26 2027-03-31",
  ],
];

describe.each(todays.map((today, index) => ({ today, index })))("on $today", ({ today, index }) => {
  test.each(onEachDay.map(([typed, ...dates]) => [typed, dates[index]!]))("%s → %s", (typed, expected) => {
    expect(read(typed, today)).toBe(expected);
  });
});

describe("ways to write one date", () => {
  test.each([
    "2026-12-31",
    "2026/12/31",
    "2026.12.31",
    "２０２６－１２－３１",
    "20261231",
    "2026年12月31日",
    "2026年12月31",
    "26年12月31日",
    "二〇二六年十二月三十一日",
    "12月31日",
    "12月31号",
    "12月31號",
    "十二月三十一日",
    "今年12月31号",
    "12/31",
    "31/12",
    "12-31",
    "12.31",
    "12/31/2026",
    "31/12/2026",
    "12/31/26",
    "31.12.2026",
    "Dec 31",
    "dec31",
    "December 31st, 2026",
    "31 Dec",
    "31st of December",
    "31-Dec-2026",
    "end of December",
    "12月底",
    "Q4末",
    "四季度末",
    "end of Q4",
    "元旦前",
    "new year's eve",
    "2026-12-31T10:00",
    "12/31前",
    "12月31日之前签",
    "年底签约",
    "by Dec 31",
    "预计12月31日",
    "“12/31”",
    "2027年前",
  ])("%s", (typed) => {
    expect(read(typed, "2026-12-04")).toBe("2026-12-31");
  });
});

describe("quarters are those of a year that begins in April", () => {
  test.each([
    ["end of Q1", "2027-06-30"],
    ["一季度末", "2027-06-30"],
    ["Q1", "2027-04-30 2027-05-31 2027-06-30"],
    ["end of Q3", "2026-12-31"],
    ["Q4末", "2027-03-31"],
    // The year is named after the one it ends in.
    ["end of Q1 2028", "2027-06-30"],
    ["2027年四季度末", "2027-03-31"],
    ["明年一季度末", "2027-06-30"],
    ["今年四季度末", "2027-03-31"],
    ["eoq", "2026-12-31"],
    ["季末", "2026-12-31"],
    ["end of next quarter", "2027-03-31"],
    ["下季末", "2027-03-31"],
    // The calendar's year, whatever the company's.
    ["年底", "2026-12-31"],
    ["明年底", "2027-12-31"],
    ["end of calendar year", "2026-12-31"],
    // Either may be meant, so it is asked.
    ["end of year", "2026-12-31 2027-03-31"],
    ["EOY", "2026-12-31 2027-03-31"],
    ["by year-end", "2026-12-31 2027-03-31"],
    ["end of next year", "2027-12-31 2028-03-31"],
    // The company's.
    ["财年底", "2027-03-31"],
    ["本财年末签", "2027-03-31"],
    ["下财年末", "2028-03-31"],
    ["2027财年末", "2027-03-31"],
    ["end of the fiscal year", "2027-03-31"],
    ["end of FY27", "2027-03-31"],
    ["end of next fiscal year", "2028-03-31"],
    ["fiscal year end", "2027-03-31"],
    ["EOFY", "2027-03-31"],
    ["明年初", "2027-01-29 2027-02-26 2027-03-31"],
  ])("%s → %s", (typed, expected) => {
    const today = Temporal.PlainDate.from("2026-11-18");
    const parsed = parseDate(typed, { today, fiscalStartMonth: 4 });
    if (parsed.ok === false) throw new Error(parsed.reason);
    expect(parsed.ok === true ? parsed.date.toString() : parsed.dates.join(" ")).toBe(expected);
  });

  test("and of one that begins in February", () => {
    const options = { today: Temporal.PlainDate.from("2026-11-18"), fiscalStartMonth: 2 };
    expect(parseDate("end of Q4", options)).toMatchObject({
      ok: true,
      date: Temporal.PlainDate.from("2027-01-31"),
    });
    expect(parseDate("eoq", options)).toMatchObject({
      ok: true,
      date: Temporal.PlainDate.from("2027-01-31"),
    });
  });
});

describe("phrases with more than one meaning are a choice", () => {
  test.each([
    ["下周", "2026-12-07 2026-12-08 2026-12-09 2026-12-10 2026-12-11"],
    ["next week", "2026-12-07 2026-12-08 2026-12-09 2026-12-10 2026-12-11"],
    ["周末", "2026-12-05 2026-12-06"],
    ["12月", "2026-12-15 2026-12-31"],
    ["3月份", "2027-03-15 2027-03-31"],
    ["next month", "2027-01-15 2027-01-31"],
    ["March 2027", "2027-03-15 2027-03-31"],
    ["明年一季度", "2027-01-29 2027-02-26 2027-03-31"],
    ["下个季度", "2027-01-29 2027-02-26 2027-03-31"],
    ["Q3", "2027-07-30 2027-08-31 2027-09-30"],
    ["年后", "2027-02-13 2027-02-20"],
    // Half of the world writes the day first.
    ["03/04/2027", "2027-03-04 2027-04-03"],
    ["3-4-27", "2027-03-04 2027-04-03"],
    ["13/04/2027", "2027-04-13"],
    ["04/13/2027", "2027-04-13"],
    ["3/3/2027", "2027-03-03"],
    // Just past: yesterday, or in a year?
    ["12/3", "2026-12-03 2027-12-03"],
    ["11/20", "2026-11-20 2027-11-20"],
    ["11/19", "2027-11-19"],
  ])("%s → %s", (typed, expected) => {
    expect(read(typed, "2026-12-04")).toBe(expected);
  });

  test("from New Year to the eve, 年前 can only mean the Spring Festival", () => {
    expect(read("年前", "2027-01-10")).toBe("2027-02-05");
    expect(read("年前", "2027-02-05")).toBe("2027-02-05");
    expect(read("年前", "2027-02-06")).toBe("2027-12-31 2028-01-25");
  });
});

describe("the Chinese calendar", () => {
  test.each([
    ["正月十五", "2027-02-20"],
    ["大年初八", "2027-02-13"],
    ["年初八", "2027-02-13"],
    ["腊月二十三", "2027-01-30"],
    ["腊月二十三", "2026-02-10", "2026-01-20"],
    ["腊月廿八", "2027-02-04"],
    ["腊月三十", "2027-02-05"],
    ["三月初一", "2027-04-07"],
    ["农历八月十五", "2027-09-15"],
    ["农历明年正月初八", "2027-02-13"],
    ["2028年正月初一", "2028-01-26"],
    ["正月十五之前", "2027-02-20"],
    ["正月初八签", "2027-02-13"],
  ])("%s → %s", (typed, expected, today = "2026-12-04") => {
    expect(read(typed, today)).toBe(expected);
  });

  test("has the months that others reckon, and a 30th only where there is one", () => {
    // lunar-javascript 1.7.7; from 2020 to 2050 its months are Intl's, but for the two of Spring Festival above.
    const firsts = "02-06 03-08 04-07 05-06 06-05 07-04 08-02 09-01 09-30 10-29 11-28 12-28".split(" ");
    expect(firsts.map((_, nth) => lunarDate(2027, nth + 1, 1)?.toString())).toEqual(
      firsts.map((day) => `2027-${day}`),
    );
    expect(lunarDate(2027, 2, 30)?.toString()).toBe("2027-04-06");
    expect(lunarDate(2027, 3, 30)).toBeUndefined();
  });
});

describe("feasts", () => {
  test("Spring Festival is on its real day, also where Intl's calendar is not", () => {
    const days = { 2024: "02-10", 2026: "02-17", 2027: "02-06", 2030: "02-03", 2033: "01-31", 2040: "02-12" };
    for (const [year, day] of Object.entries(days)) {
      expect(springFestival(Number(year)).toString()).toBe(`${year}-${day}`);
    }
    expect(springFestival(2044).toString()).toBe("2044-01-30");
    expect(springFestival(2020).toString()).toBe("2020-01-25");
  });

  test.each([
    ["春节前", "2027-02-05"],
    ["before Chinese New Year", "2027-02-05"],
    ["春节", "2027-02-06"],
    ["元宵节", "2027-02-20"],
    ["端午前", "2027-06-08"],
    ["中秋", "2027-09-15"],
    ["国庆前", "2027-09-30"],
    ["国庆节后", "2027-10-08"],
    ["五一前", "2027-04-30"],
    ["before Christmas", "2026-12-24"],
    ["双十一", "2027-11-11"],
  ])("%s → %s", (typed, expected) => {
    expect(read(typed, "2026-12-04")).toBe(expected);
  });
});

test("a record looks back", () => {
  const past = (typed: string) => read(typed, "2026-12-04", "past");
  expect(past("12/31")).toBe("2025-12-31");
  expect(past("12月1号")).toBe("2026-12-01");
  expect(past("周一")).toBe("2026-11-30");
  expect(past("周六")).toBe("2026-11-28");
  expect(past("15号")).toBe("2026-11-15");
  expect(past("3天前")).toBe("2026-12-01");
  expect(past("two weeks ago")).toBe("2026-11-20");
  expect(past("上周五")).toBe("2026-11-27");
  expect(past("last Friday")).toBe("2026-11-27");
  expect(past("yesterday")).toBe("2026-12-03");
});

describe("what is no date is refused", () => {
  test.each([
    ["", "empty"],
    ["　", "empty"],
    ["2月30日", "no-such-day"],
    ["2026-02-30", "no-such-day"],
    ["13/13", "no-such-day"],
    ["32号", "no-such-day"],
    ["9999-01-01", "no-such-day"],
    ["Q1 9999", "no-such-day"],
    ["in 900 years", "no-such-day"],
    ["12", "not-a-date"],
    ["240", "not-a-date"],
    ["1.5", "not-a-date"],
    ["38w", "not-a-date"],
    ["120万", "not-a-date"],
    ["1.2m", "not-a-date"],
    ["30k", "not-a-date"],
    ["3月5万", "not-a-date"],
    ["30 mins", "not-a-date"],
    ["ACME", "not-a-date"],
    ["华信", "not-a-date"],
    ["3号楼", "not-a-date"],
    ["Friday and Monday", "not-a-date"],
    ["12/31 5", "not-a-date"],
    ["the day", "not-a-date"],
    ["a few days ago", "not-a-date"],
    ["正月三十一", "not-a-date"],
    ["八月初十五", "not-a-date"],
    ["农历2027年正月三十", "no-such-day"],
    ["雍正四年正月初一", "not-a-date"],
    ["fifth Friday of next month sharp", "not-a-date"],
    ["fifth Monday of January 2027", "no-such-day"],
    ["🙂", "not-a-date"],
  ])("%j: %s", (typed, reason) => {
    expect(read(typed, "2026-12-04")).toBe(reason);
  });
});

describe("said in other words", () => {
  test.each([
    // A time of day changes no day.
    ["周三下午", "2026-12-09"],
    ["下周三下午", "2026-12-09"],
    ["下周二10:30", "2026-12-08"],
    ["今天下午3点半", "2026-12-04"],
    ["next friday 3pm", "2026-12-11"],
    ["tomorrow morning", "2026-12-05"],
    ["12/8 at 9:30", "2026-12-08"],
    // Back from today.
    ["大前天", "2026-12-01"],
    ["上上周三", "2026-11-18"],
    ["上上個週三", "2026-11-18"],
    ["the day before yesterday", "2026-12-02"],
    ["monday of this week", "2026-11-30"],
    ["Tuesday last week", "2026-11-24"],
    ["next week on Friday", "2026-12-11"],
    ["1 month and 21 days ago", "2026-10-14"],
    ["two days before yesterday", "2026-12-01"],
    // From another day than today, or by a weekday.
    ["three weeks from tomorrow", "2026-12-26"],
    ["two Sundays from now", "2026-12-13"],
    ["the first Friday of next month", "2027-01-01"],
    ["the last Monday of June", "2027-06-28"],
    ["second Tuesday of November", "2027-11-09"],
    // Months, years and days in words.
    ["Jan '27", "2027-01-15 2027-01-31"],
    ["Jan 27", "2027-01-27"],
    ["second of may", "2027-05-02"],
    ["May twenty-first", "2027-05-21"],
    ["the thirtieth", "2026-12-30"],
    ["the 27", "2026-12-27"],
    ["Oct/2", "2027-10-02"],
    ["16. Nov. 2026", "2026-11-16"],
    ["2027-sep-1", "2027-09-01"],
    ["2027 01 29", "2027-01-29"],
    ["两千二十七年三月五日", "2027-03-05"],
    ["明年本月十日", "2027-12-10"],
    ["05/05/89", "1989-05-05"],
    // With dashes a short year may stand in front.
    ["27-7-3", "2027-07-03"],
    ["26-11-12", "2012-11-26 2026-11-12"],
    ["12/31/26", "2026-12-31"],
  ])("%s → %s", (typed, expected) => {
    expect(read(typed, "2026-12-04")).toBe(expected);
  });
});

describe("a weekday has to agree with the day beside it", () => {
  test.each([
    ["Fri Dec 25", "2026-12-25"],
    ["Dec 25 (Fri)", "2026-12-25"],
    ["12月25日，星期五", "2026-12-25"],
    ["周五 12/25", "2026-12-25"],
    ["Mon, Dec 25", "2026-12-21 2026-12-25"],
    ["12月25号星期一", "2026-12-21 2026-12-25"],
    ["Monday January 12th, 2026", "2026-01-12"],
    ["Tue 04/06/2027", "2027-04-06"],
    // Just past, or the next one that falls so.
    ["Thursday the 26th", "2026-11-26 2027-08-26"],
    ["Friday the 25th", "2026-12-25"],
  ])("%s → %s", (typed, expected) => {
    expect(read(typed, "2026-12-04")).toBe(expected);
  });
});

test("Labor Day and Thanksgiving are where the company is", () => {
  const today = Temporal.PlainDate.from("2026-07-01");
  const of = (typed: string, currency?: string) => {
    const parsed = parseDate(typed, { today, currency });
    return parsed.ok === true ? parsed.date.toString() : parsed.ok ? parsed.dates.join(" ") : parsed.reason;
  };
  expect(of("Labor Day", "USD")).toBe("2026-09-07");
  expect(of("Labour Day", "CNY")).toBe("2027-05-01");
  expect(of("劳动节", "USD")).toBe("2027-05-01");
  expect(of("before Labor Day", "USD")).toBe("2026-09-06");
  expect(of("Labor Day")).toBe("2026-09-07 2027-05-01");
  expect(of("Thanksgiving", "USD")).toBe("2026-11-26");
  expect(of("after Thanksgiving", "CAD")).toBe("2026-10-13");
});

test("the span is the date in the text as typed", () => {
  const typed = "　争取１２／３１之前签 ";
  const parsed = parseDate(typed, { today: Temporal.PlainDate.from("2026-12-04") });
  expect(parsed.ok && typed.slice(parsed.span.start, parsed.span.end)).toBe("１２／３１");
});

describe("dates inside a sentence", () => {
  test.each([
    ["华信 今天见了张总 方案基本认可 下周三报价", ["今天 2026-11-30", "下周三 2026-12-09"]],
    ["新商机 远航教育 OA 38w 月底签", ["月底 2026-11-30"]],
    ["华信推到年前", ["年前 2026-12-31 2027-02-05"]],
    ["acme - good call w jen, sending msa fri", ["fri 2026-12-04"]],
    ["push globex to q1", ["q1 2027-01-29 2027-02-26 2027-03-31"]],
    ["ooo thru 12/7 cover priya", ["12/7 2026-12-07"]],
    ["120万5月底", ["5月底 2027-05-31"]],
    ["2026-12-31下单", ["2026-12-31 2026-12-31"]],
    ["下周二10:30见张总", ["下周二 2026-12-08"]],
    ["周三下午3点报价", ["周三 2026-12-02"]],
    ["12/18 周三报价", ["12/18 2026-12-18", "周三 2026-12-02"]],
    ["see you Friday may be later", ["Friday 2026-12-04"]],
    ["Tue Dec 1, then 三月初一", ["Tue Dec 1 2026-12-01", "三月初一 2027-04-07"]],
    ["正月十五万，方正月报，冬月亮", []],
    ["we may first call, the second of them", []],
    ["三六七年一月一日", []],
    ["08/12,15", []],
    ["sunday jan twenty one", []],
    ["may be later, march on, sat with jen", []],
    ["globex 80-95k, v12.31, #12/31, 3号楼, 2月30日", []],
    ["monday.com, decline, Q42, 3rdparty", []],
    ["", []],
  ])("%s", (typed, expected) => {
    const found = findDates(typed, { today: Temporal.PlainDate.from("2026-11-30") });
    expect(found.map(({ dates, span }) => `${typed.slice(span.start, span.end)} ${dates.join(" ")}`)).toEqual(
      expected,
    );
  });
});

describe("any date and any text", () => {
  const day = fc
    .integer({ min: 0, max: 365 * 60 })
    .map((days) => Temporal.PlainDate.from("2000-01-01").add({ days }));

  test("what is shown is read back", () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 300 }),
        fc.constantFrom("en" as const, "zh" as const),
        (today, ahead, locale) => {
          const date = today.add({ days: ahead });
          const options = { today };
          expect(parseDate(formatShortDate(date, locale, today), options)).toMatchObject({ ok: true, date });
          expect(parseDate(date.toString(), options)).toMatchObject({ ok: true, date });
          const shown = formatDate(date, locale, today).replace(/^\w{3}, (?=[A-Z])| 周.$/, "");
          expect(parseDate(shown, options)).toMatchObject({ ok: true, date });
        },
      ),
    );
  });

  test("a phrase about the future is never in the past", () => {
    const phrases =
      "月底 周五 Friday 12/31 2/29 15号 季末 年底 eom eoq 下周一 年前 Q1 Q3 12月 月中 春节前 年后 国庆前";
    fc.assert(
      fc.property(
        day,
        fc.constantFrom(...phrases.split(" "), "next Friday", "next month"),
        (today, phrase) => {
          const parsed = parseDate(phrase, { today });
          if (parsed.ok === false) return false;
          if (parsed.ok === true) return Temporal.PlainDate.compare(parsed.date, today) >= 0;
          // A month and day that have just passed are asked about, beside the same of next year.
          return (
            parsed.dates.some((date) => Temporal.PlainDate.compare(date, today) >= 0) &&
            parsed.dates.every((date) => date.until(today).days <= 14)
          );
        },
      ),
    );
  });

  const hostile = fc.oneof(
    fc.string({ unit: "binary", maxLength: 4_000 }),
    fc.string({
      unit: fc.constantFrom(..."0123456789-/. 年月日号周下上本前后底末一二三十qeomfri个半过季春节"),
      maxLength: 30,
    }),
  );

  test("nothing typed can break it", () => {
    fc.assert(
      fc.property(hostile, day, (typed, today) => {
        const parsed = parseDate(typed, { today });
        if (parsed.ok === "choose") expect(parsed.dates.length).toBeGreaterThan(1);
        let last = 0;
        for (const { dates, span } of findDates(typed, { today })) {
          expect(dates.length).toBeGreaterThan(0);
          expect(span.start).toBeGreaterThanOrEqual(last);
          last = span.end;
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    "1",
    "1/",
    "12-",
    "一",
    "十",
    "月",
    "下",
    "周",
    "in 2 ",
    "the ",
    "jan ",
    "by ",
    " ",
    "年前",
    "q1 ",
  ])("ten thousand times %j is answered at once", (unit) => {
    const today = Temporal.PlainDate.from("2026-11-30");
    expect(parseDate(unit.repeat(10_000), { today }).ok).toBe(false);
    findDates(unit.repeat(10_000), { today });
  });
});
