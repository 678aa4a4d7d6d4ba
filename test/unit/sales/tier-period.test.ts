import { describe, expect, test } from "vitest";
import type { Days } from "../../../src/calendar/asked-quarters.ts";
import { daysOf, formerOf, periodsIn, spanOf } from "../../../src/sales/tiers/tier-period.ts";

const span = (first: string, last: string) => ({ first, last });
const told = (days: Days | undefined) => days && [days.start.toString(), days.end.toString()];

describe("which days tiers tell of", () => {
  test("twelve months to the last sale; a calendar's period; or all of it", () => {
    const all = span("2025-02-03", "2026-08-30");
    expect(told(daysOf("", all, 1))).toEqual(["2025-08-31", "2026-08-30"]);
    expect(told(daysOf("12m", all, 1))).toEqual(["2025-08-31", "2026-08-30"]);
    expect(told(daysOf("2026-Q3", all, 1))).toEqual(["2026-07-01", "2026-09-30"]);
    expect(told(daysOf("2026", all, 4))).toEqual(["2025-04-01", "2026-03-31"]);
    expect(daysOf("all", all, 1)).toBeUndefined();
    expect(daysOf("2026", undefined, 1)).toBeUndefined();
  });

  test("are compared with the same days a year earlier, or with the stretch before where nothing is stored of those", () => {
    const quarter = daysOf("2026-Q3", span("2026-01-01", "2026-12-31"), 1)!;
    expect(told(formerOf(quarter, [span("2025-01-01", "2026-09-30")]))).toEqual(["2025-07-01", "2025-09-30"]);
    expect(told(formerOf(quarter, [span("2026-01-01", "2026-09-30")]))).toEqual(["2026-04-01", "2026-06-30"]);
    expect(formerOf(quarter, [span("2026-07-01", "2026-09-30")])).toBeUndefined();
    const february = daysOf("2025-02", span("2024-01-01", "2025-12-31"), 1)!;
    expect(told(formerOf(february, [span("2024-01-01", "2025-12-31")]))).toEqual([
      "2024-02-01",
      "2024-02-29",
    ]);
    const year = daysOf("", span("2025-01-01", "2026-08-30"), 1)!;
    expect(told(formerOf(year, [span("2025-01-01", "2026-08-30")]))).toEqual(["2024-08-31", "2025-08-30"]);
  });

  test("a choice has every period in which something was sold, the newest first", () => {
    expect(periodsIn(span("2025-11-03", "2026-02-01"), 1)).toEqual([
      ...["2026", "2025", "2026-H1", "2025-H2", "2026-Q1", "2025-Q4"],
      ...["2026-02", "2026-01", "2025-12", "2025-11"],
    ]);
    expect(spanOf([{ first: null, last: null }])).toBeUndefined();
    expect(spanOf([span("2026-01-01", "2026-02-01"), span("2025-05-01", "2025-06-01")])).toEqual(
      span("2025-05-01", "2026-02-01"),
    );
  });
});
