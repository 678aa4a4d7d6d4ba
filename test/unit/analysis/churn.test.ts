/** Customers gained and lost: rows that count once, churn, growth, plans, reasons. */
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { churnOf } from "../../../src/analysis/counts/churn.ts";
import { churnReasonOf, reasonShares } from "../../../src/analysis/counts/churn-reasons.ts";
import { growthOf } from "../../../src/analysis/counts/growth.ts";
import { productsIn, withoutTotals } from "../../../src/analysis/counts/rows-of-period.ts";
import { partOfRows, partsOfRows } from "../../../src/analysis/told/of-churn-rows.ts";
import { periodNamed } from "../../../src/calendar/period.ts";
import type { ChurnRow } from "../../../src/spreadsheets/counts/churn-rows.ts";

const row = (
  period: string,
  product: string,
  gained: number,
  lost: number,
  more: Partial<ChurnRow> = {},
): ChurnRow => ({
  ...{ period, product, gained, lost },
  ...more,
});

const telling = {
  ...{ locale: "en" as const, today: Temporal.PlainDate.from("2026-11-29"), currency: "CNY" },
  ...{ fiscalStartMonth: 1, threshold: 20 },
};
const told = (
  part: Parameters<typeof partOfRows>[1],
  rows: readonly ChurnRow[],
  {
    product,
    period = "2026",
    locale = "en",
  }: { product?: string; period?: string; locale?: "en" | "zh" } = {},
) => partOfRows({ ...telling, locale }, part, rows, { product, period: periodNamed(period)! });

describe("rows that add up others", () => {
  test("are left out: a year beside its quarters, all products beside each", () => {
    const rows = [
      row("2026", "Suite", 30, 5),
      row("2026-Q1", "Suite", 10, 2),
      row("2026-Q2", "Suite", 20, 3),
      row("2026-01", "Suite", 10, 2),
      row("2025", "Suite", 7, 1),
      row("2026-Q1", "全部产品", 99, 99),
      row("2026-Q1", "", 99, 99),
    ];
    expect(withoutTotals(rows, 1).map(({ period }) => period)).toEqual(["2026-Q2", "2026-01", "2025"]);
    expect(withoutTotals(rows.slice(-2), 1)).toHaveLength(2);
  });

  test("products are one however they are written", () => {
    expect(
      productsIn([row("2026", "GTX Pro", 1, 1), row("2026", "gtx-pro", 1, 1), row("2026", "", 1, 1)]),
    ).toEqual(["GTX Pro"]);
  });
});

describe("churn", () => {
  test("is lost ÷ new, with an alarm from the threshold on; nobody new is no share", () => {
    expect(churnOf([row("2026", "", 10, 2)], 20)).toEqual({ gained: 10, lost: 2, share: 0.2, alarms: true });
    expect(churnOf([row("2026", "", 1_000, 199)], 20).alarms).toBe(false);
    expect(churnOf([row("2026", "", 0, 3)], 20)).toMatchObject({ share: undefined, alarms: true });
    expect(churnOf([row("2026", "", 0, 0)], 20)).toMatchObject({ share: undefined, alarms: false });
    expect(churnOf([], 20)).toMatchObject({ gained: 0, lost: 0, alarms: false });
  });

  test("is told by product in a year, the worst first, and of one product by years", () => {
    const rows = [
      row("2025", "Suite", 50, 5),
      row("2026-Q1", "Suite", 40, 2),
      row("2026-Q3", "Suite", 60, 8),
      row("2026", "Pro", 10, 3),
      row("2026", "Lite", 0, 4),
    ];
    const all = told("churn", rows);
    expect(all.says).toBe("2026: 17 lost for 110 new customers, 15%.");
    expect(all.also).toEqual(["At 20% or more: Lite none new and Pro 30%."]);
    expect(all.warns).toBe(true);
    expect(all.table?.rows.map(({ cells }) => cells)).toEqual([
      ["Lite", "0", "4", "none new ⚠"],
      ["Pro", "10", "3", "30% ⚠"],
      ["Suite", "100", "10", "10%"],
    ]);
    const suite = told("churn", rows, { product: "suite" });
    expect(suite.says).toBe("2026: 10 lost for 100 new customers, 10%.");
    expect(suite.also).toEqual(["Below the alarm of 20%."]);
    expect(suite.table?.rows.map(({ cells }) => cells)).toEqual([
      ["2025", "50", "5", "10%"],
      ["2026", "100", "10", "10%"],
    ]);
    expect(told("churn", rows, { period: "2026-Q1", product: "Suite" }).says).toBe(
      "Q1 2026: 2 lost for 40 new customers, 5%.",
    );
    expect(told("churn", rows, { locale: "zh" }).says).toBe(
      "2026年：新增 110 家，流失 17 家，流失÷新增为 15%。",
    );
  });

  test("the sums of all products are those of the rows", () => {
    const churn = fc.record({
      period: fc.constantFrom("2025", "2026-Q1", "2026-02", "2026-Q4"),
      product: fc.constantFrom("A", "B", "C"),
      gained: fc.nat({ max: 500 }),
      lost: fc.nat({ max: 500 }),
    });
    fc.assert(
      fc.property(fc.array(churn, { minLength: 1 }), (rows) => {
        const once = withoutTotals(rows, 1).filter(({ period }) => period.startsWith("2026"));
        const { table } = told("churn", rows);
        const column = (at: number) => table!.rows.map(({ cells }) => Number(cells[at]!.replaceAll(",", "")));
        const by = new Set(once.map(({ product }) => product)).size;
        const sum = (of: "gained" | "lost") => once.reduce((all, one) => all + one[of], 0);
        const inYear = (at: number) =>
          by > 1 ? column(at).reduce((all, one) => all + one, 0) : (column(at).at(-1) ?? 0);
        if (by > 0) expect([inYear(1), inYear(2)]).toEqual([sum("gained"), sum("lost")]);
      }),
    );
  });
});

describe("revenue against customers", () => {
  const standing = (customers: number | undefined, minor: bigint | undefined) => ({ customers, minor });
  test.each([
    [120, 1_500n, "more", "more"],
    [120, 1_100n, "more", "fewer"],
    [80, 1_000n, "fewer", "more"],
    [80, 700n, "fewer", "fewer"],
    [100, 1_000n, "same", "same"],
    [120, 1_200n, "more", "same"],
  ])("%s customers, %s: %s customers, %s money each", (customers, minor, number, each) => {
    expect(growthOf(standing(customers, minor), standing(100, 1_000n))).toMatchObject({ number, each });
  });

  test("without the number of customers only what is certain is said", () => {
    const then = standing(undefined, 1_000n);
    expect(growthOf(standing(undefined, 900n), then, 5)).toMatchObject({ number: "more", each: "fewer" });
    expect(growthOf(standing(undefined, 1_200n), then, -5)).toMatchObject({ number: "fewer", each: "more" });
    expect(growthOf(standing(undefined, 1_200n), then, 5)).toMatchObject({ number: "more", each: undefined });
    expect(growthOf(standing(undefined, 1_200n), then, 0).each).toBe("more");
  });

  test("nothing before is no growth, and nobody is no divisor", () => {
    expect(growthOf(standing(10, 100n), standing(0, 0n))).toMatchObject({
      ...{ customers: undefined, revenue: undefined, each: undefined },
    });
    expect(growthOf(standing(0, 0n), standing(10, 100n))).toMatchObject({
      customers: -1,
      revenue: -1,
      each: undefined,
    });
    expect(growthOf(standing(10, 100n), standing(10, -50n)).revenue).toBeUndefined();
  });

  const years = [
    row("2024", "", 10, 1, { revenue: 1_000_00n, customers: 100 }),
    row("2025", "", 30, 5, { revenue: 1_100_00n, customers: 125 }),
    row("2026", "", 5, 25, { revenue: 880_00n, customers: 105 }),
  ];
  test("each quadrant has its sentence, in both languages; the first year has none before it", () => {
    const more = told("growth", years, { period: "2025" });
    expect(more.says).toBe("Customers +25%, revenue +10%: more customers, less money each.");
    expect(more.also?.[0]).toContain("Growth comes from their number alone");
    expect(more.warns).toBe(true);
    expect(told("growth", years, { period: "2025", locale: "zh" }).says).toBe(
      "客户 +25%，收入 +10%：客户多了，单客收入低了。",
    );
    expect(told("growth", years).says).toBe(
      "Customers −16%, revenue −20%: fewer customers, less money each.",
    );
    expect(told("growth", years, { period: "2024" }).says).toBe(
      "2024 has no year before it to compare with.",
    );
  });

  test("only months that both years have are compared, and that is said", () => {
    const rows = [
      row("2025-01", "", 1, 0, { revenue: 100n, customers: 10 }),
      row("2025-02", "", 1, 0, { revenue: 100n, customers: 20 }),
      row("2025-03", "", 1, 0, { revenue: 900n, customers: 90 }),
      row("2026-01", "", 1, 0, { revenue: 100n, customers: 10 }),
      row("2026-02", "", 1, 0, { revenue: 200n, customers: 20 }),
    ];
    const grown = told("growth", rows);
    expect(grown.says).toBe("Customers ±0, revenue +50%: as many customers, more money each.");
    expect(grown.notes).toEqual([
      "Only products and months are compared that 2026 and the year before it both have.",
    ]);
  });

  test("a file without customers or revenue says what it lacks", () => {
    const rows = [row("2025", "", 30, 5, { revenue: 100n }), row("2026", "", 30, 10, { revenue: 150n })];
    const grown = told("growth", rows);
    expect(grown.says).toBe(
      "Customers net +20, revenue +50%: more customers; what each of them brings can't be told.",
    );
    expect(grown.also).toEqual([
      "With a column “Customers at the end” I could say what each of them brings.",
    ]);
    expect(partsOfRows([row("2026", "", 1, 1)])).toEqual(["churn"]);
    expect(partsOfRows([row("2026", "", 1, 1, { revenue: 1n, planned: 1n, reason: "x" })])).toEqual([
      ...["churn", "growth", "plan", "reasons"],
    ]);
  });
});

describe("plan completion", () => {
  const rows = [
    row("2026-Q1", "Suite", 1, 0, { planned: 100_00n, revenue: 80_00n }),
    row("2026-Q2", "Suite", 1, 0, { planned: 100_00n, revenue: 120_00n }),
    row("2026-Q1", "Pro", 1, 0, { planned: 50_00n, revenue: 10_00n }),
    row("2026-Q1", "Free", 1, 0, { planned: 0n, revenue: 5_00n }),
    row("2026-Q1", "New", 1, 0, { revenue: 7_00n }),
  ];
  test("is sold ÷ planned by product; no plan is no share, and what had none counts nowhere", () => {
    const plan = told("plan", rows);
    expect(plan.says).toBe("2026: ¥215 of ¥250 planned, 86%.");
    expect(plan.also).toEqual(["Furthest behind: Pro, 20%."]);
    expect(plan.table?.rows.map(({ cells }) => cells)).toEqual([
      ["Suite", "¥200", "¥200", "100%"],
      ["Pro", "¥50", "¥10", "20%"],
      ["Free", "¥0", "¥5", "–"],
      ["New", "–", "¥7", "–"],
    ]);
    expect(told("plan", rows, { product: "Suite", period: "2026-Q1" }).says).toBe(
      "Q1 2026: ¥80 of ¥100 planned, 80%.",
    );
    expect(told("plan", rows, { product: "New" }).says).toBe("2026: nothing is planned.");
  });
});

describe("why customers left", () => {
  test.each([
    ["市场不稳", "market"],
    ["市场不稳定，先观望", "market"],
    ["行业不景气", "market"],
    ["Unstable market", "market"],
    ["the market is shrinking", "market"],
    ["recession", "market"],
    ["客户定位不准", "targeting"],
    ["目标客户选错了", "targeting"],
    ["Wrong targeting", "targeting"],
    ["not our target", "targeting"],
    ["服务或质量不如对手", "rivals"],
    ["质量不如同行", "rivals"],
    ["售后服务差", "rivals"],
    ["服務跟不上", "rivals"],
    ["Service or quality behind rivals", "rivals"],
    ["poor service", "rivals"],
    ["Support is slow", "rivals"],
  ])("%s is %s", (text, reason) => expect(churnReasonOf(text)).toBe(reason));

  test.each([
    ...[
      "价格太高",
      "质量没问题，就是贵",
      "服务不差",
      "老板换人",
      "price",
      "market share",
      "quality",
      "bought a rival's product",
    ],
    ...["not poor service", "service contract ended", "市场不稳，服务也差", "客户搬走", ""],
  ])("%s stands as it is", (text) => expect(churnReasonOf(text)).toBeUndefined());

  test("are counted by who was lost, most first, and the shares make a whole", () => {
    const found = reasonShares([
      { reason: "poor service", count: 2 },
      { reason: "服务差", count: 3 },
      { reason: "Price", count: 4 },
      { reason: "price ", count: 1 },
      { count: 90 },
      { reason: "nobody", count: 0 },
    ]);
    expect(found.map(({ reason, text, count }) => [reason ?? text, count])).toEqual([
      ["Price", 5],
      ["rivals", 5],
      ["", 90],
    ]);
    fc.assert(
      fc.property(
        fc.array(fc.record({ reason: fc.constantFrom(undefined, "a", "b", "服务差"), count: fc.nat(99) })),
        (all) => {
          const shares = reasonShares(all);
          const count = all.reduce((sum, one) => sum + one.count, 0);
          expect(shares.reduce((sum, one) => sum + one.count, 0)).toBe(count);
          for (const { share } of shares) expect(share).toBeGreaterThan(0);
          for (const { share } of shares) expect(share).toBeLessThanOrEqual(1);
          if (count > 0) expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
        },
      ),
    );
    expect(told("reasons", [row("2026", "", 9, 4, { reason: "服务差" }), row("2026", "", 9, 1)]).says).toBe(
      "Most often: service or quality behind rivals, 4 of 5 (80%).",
    );
    expect(told("reasons", [row("2026", "", 9, 0)]).says).toBe("2026: nobody was lost.");
  });
});
