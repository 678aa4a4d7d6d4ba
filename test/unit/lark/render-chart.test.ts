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
    { name: "线索  ↓ 40%  3 个", value: 3 },
    { name: "线索  ↓ 40%  3 个 (2)", value: 3 },
    { name: "签约  –", value: 0 },
  ]);
});

test("a funnel leaves a phone's width to its labels: a long stage is shortened, and no number is cut", () => {
  const stages = [
    { label: "Prospect", value: 5, caption: "23 deals · $5.08M", toNext: "45%" },
    { label: "Signed, awaiting first payment", value: 1, caption: "3 deals · $380K", toNext: "100%" },
  ];
  const spec = specOf(defineChart({ ...base, locale: "en", type: "funnel", stages })) as unknown as {
    maxSize: string;
    padding: number;
    outerLabel: { style: { fontSize: number } };
    data: { values: { name: string }[] };
  };
  // As VChart 1.12 draws it on a card of 300 px: 30 px lie between bar and label, a letter is half as wide as it is high.
  const room = 300 - 2 * spec.padding - 30;
  const widthOf = (text: string) => text.length * spec.outerLabel.style.fontSize * 0.53;
  const [first, last] = spec.data.values.map(({ name }) => name) as [string, string];
  expect(widthOf(first)).toBeLessThan(room - (300 * Number.parseInt(spec.maxSize, 10)) / 100);
  const taken = (300 * Number.parseInt(spec.maxSize, 10)) / 100 / 5;
  expect(widthOf(last)).toBeLessThan(room - taken);
  expect(first).toBe("Prospect  ↓ 45%  23 deals · $5.08M");
  expect(last).toMatch(/^Signed, await.*… {2}↓ 100% {2}3 deals · \$380K$/);
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

test("bars of one series lie beside their names and numbers", () => {
  const series = [{ label: "丢单数", values: [3, 1] }];
  const spec = specOf(defineChart({ ...base, type: "bars", categories: ["价格", "时机"], series }));
  expect(spec).toMatchObject({ type: "bar", direction: "horizontal", xField: "value", yField: "name" });
  expect(spec.data.values).toEqual([
    { name: "价格  3", value: 3 },
    { name: "时机  1", value: 1 },
  ]);
});
