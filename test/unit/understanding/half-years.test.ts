/** Half-years as people name them, and whose days they are. */
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { periodAway, periodBefore, periodNamed, periodOf } from "../../../src/calendar/period.ts";
import { formatPeriod } from "../../../src/text/format/date.ts";
import { readPeriod } from "../../../src/understanding/read-period.ts";

const today = Temporal.PlainDate.from("2026-11-29");
const read = (text: string, fiscalStartMonth = 1, prefer: "past" | "future" = "past") =>
  readPeriod(text, { today, fiscalStartMonth, prefer });

describe("half-years", () => {
  test.each([
    ["h1", "2026-H1"],
    ["h2", "2026-H2"],
    ["2026h1", "2026-H1"],
    ["2026 h1", "2026-H1"],
    ["h1 2025", "2025-H1"],
    ["h2'25", "2025-H2"],
    ["1h 2026", "2026-H1"],
    ["first half", "2026-H1"],
    ["the second half of 2025", "2025-H2"],
    ["first half of last year", "2025-H1"],
    ["first half of the year", "2026-H1"],
    ["this half", "2026-H2"],
    ["last half year", "2026-H1"],
    ["上半年", "2026-H1"],
    ["下半年", "2026-H2"],
    ["2026上半年", "2026-H1"],
    ["2025年下半年", "2025-H2"],
    ["去年下半年", "2025-H2"],
    ["上半年度", "2026-H1"],
    ["上个半年", "2026-H1"],
    ["本半年", "2026-H2"],
  ])("%s", (text, id) => expect(read(text)).toBe(id));

  test.each(["half", "h3", "半年", "half a million"])("none: %s", (text) =>
    expect(read(text)).toBeUndefined(),
  );

  test("point where their week's question looks, and follow the fiscal year", () => {
    expect(read("h1", 1, "future")).toBe("2027-H1");
    // From April on: the year 2027 began in April 2026.
    expect(read("上半年", 4)).toBe("2027-H1");
    expect(periodNamed("2027-H1", 4)).toMatchObject({
      start: Temporal.PlainDate.from("2026-04-01"),
      end: Temporal.PlainDate.from("2026-09-30"),
    });
    expect(periodNamed("2027-H2", 4)).toMatchObject({
      start: Temporal.PlainDate.from("2026-10-01"),
      end: Temporal.PlainDate.from("2027-03-31"),
    });
    expect(periodNamed("2027-H3", 4)).toBeUndefined();
  });

  test("every day is in one, which is named, follows the one before it, and is half of its year", () => {
    for (const fiscalStartMonth of [1, 4, 7, 12])
      for (let month = 1; month <= 12; month += 1) {
        const day = Temporal.PlainDate.from({ year: 2026, month, day: 28 });
        const half = periodOf("half", day, fiscalStartMonth);
        const year = periodOf("year", day, fiscalStartMonth);
        expect(periodNamed(half.id, fiscalStartMonth)).toEqual(half);
        expect(half.id.slice(0, 4)).toBe(year.id);
        expect(half.start.until(half.end.add({ days: 1 }), { largestUnit: "months" }).months).toBe(6);
        const edge = half.id.endsWith("1") ? "start" : "end";
        expect(half[edge]).toEqual(year[edge]);
        expect(periodBefore(half, fiscalStartMonth)).toEqual(periodAway("half", day, -1, fiscalStartMonth));
      }
  });

  test("are told as people say them", () => {
    const half = periodNamed("2026-H2")!;
    expect(formatPeriod(half, "en", today)).toBe("H2 2026");
    expect(formatPeriod(half, "zh", today)).toBe("2026年下半年");
  });
});
