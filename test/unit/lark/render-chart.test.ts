import { expect, test } from "vitest";
import { type Chart, defineChart } from "../../../src/charts/chart.ts";
import { scaleOf } from "../../../src/chat/lark/chart-scale.ts";
import { renderChart } from "../../../src/chat/lark/render-chart.ts";

const base = { title: "漏斗", summary: "s", locale: "zh-CN" };
const money = { kind: "money", currency: "CNY" } as const;
const specOf = (chart: Chart) =>
  renderChart(chart).chart_spec as {
    type: string;
    title: { text: string };
    data: { values: Record<string, unknown>[] };
  };

test("a funnel is Lark's own, keeps two stages of one name apart and never a negative width", () => {
  const stages = [
    { label: "线索", value: 3, caption: "3 个", toNext: "40%" },
    { label: "线索", value: 3, caption: "3 个", toNext: "40%" },
    { label: "签约", value: -1, caption: "–" },
  ];
  const spec = specOf(defineChart({ ...base, type: "funnel", stages }));
  expect(spec).toMatchObject({ type: "funnel", categoryField: "name", valueField: "value" });
  expect(spec.data.values).toEqual([
    { name: "线索  3 个  ↓ 40%", value: 3 },
    { name: "线索  3 个  ↓ 40% (2)", value: 3 },
    { name: "签约  –", value: 0 },
  ]);
});

test("a funnel leaves most of a phone's width to its numbers", () => {
  const stages = [{ label: "Qualified customer", value: 3, caption: "23 deals · $5.08M" }];
  const spec = specOf(defineChart({ ...base, type: "funnel", stages })) as Record<string, unknown>;
  expect(Number.parseInt(String(spec.maxSize), 10)).toBeLessThanOrEqual(35);
  expect(spec.outerLabel).toMatchObject({ alignLabel: false, style: { fontSize: 11 } });
});

test("numbers on an axis are short, and the title says in what", () => {
  const series = [{ label: "承诺", values: [9_300_000, null] }];
  const spec = specOf(defineChart({ ...base, type: "line", categories: ["W1", "W2"], series, unit: money }));
  expect(spec.title.text).toBe("漏斗 (¥万)");
  expect(spec.data.values).toEqual([
    { x: "W1", series: "承诺", y: 930 },
    { x: "W2", series: "承诺", y: null },
  ]);
  expect(scaleOf([1_500_000], { kind: "money", currency: "USD" }, "en").unit).toBe("$M");
  expect(scaleOf([1_500_000], { kind: "money", currency: "HKD" }, "en").unit).toBe("HK$M");
  expect(scaleOf([12, 45], { kind: "percent" }, "en")).toMatchObject({ unit: "%" });
  expect(scaleOf([], undefined, "en").of(0)).toBe(0);
});

test("a waterfall floats on an invisible base and crosses zero in two bars", () => {
  const steps = [
    { label: "Opening", delta: 100, total: true },
    { label: "Lost", delta: -30 },
    { label: "Corrected", delta: -90 },
    { label: "Closing", delta: 0, total: true },
  ];
  const spec = specOf(defineChart({ ...base, locale: "en", type: "waterfall", steps }));
  const bars = spec.data.values.map(({ part, value }) => [part, value]);
  expect(bars).toEqual([
    ["total", 100],
    ["base", 70],
    ["bad", 30],
    ["bad", 70],
    ["bad", -20],
    ["total", -20],
  ]);
  expect(new Set(spec.data.values.map(({ step }) => step)).size).toBe(4);
});
