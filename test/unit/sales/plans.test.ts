/** Plans of products: what a line says, and what of them falls to some days. */
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { periodNamed } from "../../../src/calendar/period.ts";
import { type Plan, plannedIn } from "../../../src/measures/plans.ts";
import { readPlanLine } from "../../../src/sales/plans/plan-line.ts";
import { splitWords } from "../../../src/understanding/split-words.ts";

const today = Temporal.PlainDate.from("2026-11-29");
const read = (line: string) => {
  const { period, ...rest } = readPlanLine(splitWords(line), { today, fiscalStartMonth: 1 });
  return { ...rest, period: period?.id };
};

describe("a line", () => {
  test.each([
    ["Suite 2026 500万", "Suite", "2026", "500万", ""],
    ["Suite 5m 2027", "Suite", "2027", "5m", ""],
    ["GTX Pro Q1 2027 1.2m ×120", "GTX Pro", "2027-Q1", "1.2m", "120"],
    ["办公套件 2027年一季度 80万 120台", "办公套件", "2027-Q1", "80万", "120"],
    ["Suite 3月 20万", "Suite", "2027-03", "20万", ""],
    ["Suite next quarter 30k 12 units", "Suite", "2027-Q1", "30k", "12"],
    ['"Model 2025" 2026 5m', "Model 2025", "2026", "5m", ""],
    ["Suite 0", "Suite", undefined, "0", ""],
    ["2027", "", "2027", "", ""],
    ["360", "360", undefined, "", ""],
    ["Suite", "Suite", undefined, "", ""],
    ["Suite 2026", "Suite", "2026", "", ""],
  ])("%s", (line, product, period, amount, count) =>
    expect(read(line)).toEqual({ product, period, amount, count }),
  );
});

const plan = (product: string, id: string, minor: bigint, count: number | null = null): Plan => {
  const { start, end } = periodNamed(id)!;
  return { product, start, end, minor, currency: "CNY", count };
};
const planned = (plans: readonly Plan[], id: string) =>
  plannedIn(plans, periodNamed(id)!).map(({ product, parts, count, isPart }) => [
    product,
    parts.reduce((sum, { minor }) => sum + minor, 0n),
    count,
    isPart,
  ]);

describe("what of plans falls to some days", () => {
  test("is the plan of just these days, however many finer ones there are", () => {
    const plans = [
      plan("Suite", "2026", 100n, 10),
      plan("Suite", "2026-Q1", 40n),
      plan("suite", "2026-02", 9n),
    ];
    expect(planned(plans, "2026")).toEqual([["Suite", 100n, 10, false]]);
    expect(planned(plans, "2026-Q1")).toEqual([["Suite", 40n, undefined, false]]);
    expect(planned(plans, "2026-02")).toEqual([["Suite", 9n, undefined, false]]);
  });
  test("is the sum of finer ones where there is none, each month once", () => {
    const plans = [plan("A", "2026-Q1", 40n, 4), plan("A", "2026-02", 9n), plan("A", "2026-07", 5n, 1)];
    expect(planned(plans, "2026")).toEqual([["A", 45n, 5, false]]);
  });
  test("is a part of a wider one where that is all", () => {
    expect(planned([plan("A", "2026", 120n, 12)], "2026-Q2")).toEqual([["A", 30n, 3, true]]);
  });
  test("quarters and months of a year's plan add up to it", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 14n), fc.boolean(), (minor, months) => {
        const ids = months
          ? Array.from({ length: 12 }, (_, nth) => `2026-${String(nth + 1).padStart(2, "0")}`)
          : [1, 2, 3, 4].map((nth) => `2026-Q${nth}`);
        const all = ids.map((id) => planned([plan("A", "2026", minor)], id)[0]![1] as bigint);
        expect(all.reduce((sum, one) => sum + one, 0n)).toBe(minor);
      }),
    );
  });
});
