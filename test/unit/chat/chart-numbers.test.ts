import { expect, test } from "vitest";
import { defineChart } from "../../../src/charts/chart.ts";
import { chartNumbers } from "../../../src/chat/chart-numbers.ts";

test("a waterfall tells changes, and levels where it stands still", () => {
  const chart = defineChart({
    type: "waterfall",
    title: "Week",
    summary: "week",
    locale: "zh-CN",
    unit: { kind: "money", currency: "CNY" },
    steps: [
      { label: "上周", delta: 9_000_000, total: true },
      { label: "丢单", delta: -500_000 },
      { label: "本周", delta: 0, total: true },
    ],
  });
  expect(chartNumbers(chart, "zh")).toEqual({
    headings: ["项目", "变化"],
    rows: [
      ["上周", "¥900\u2060万"],
      ["丢单", "−\u2060¥50\u2060万"],
      ["本周", "¥850\u2060万"],
    ],
  });
});

test("lines become a row per period, a gap a dash", () => {
  const chart = defineChart({
    type: "line",
    title: "Accuracy",
    summary: "accuracy",
    locale: "en",
    unit: { kind: "percent" },
    categories: ["W1", "W2"],
    series: [
      { label: "Ann", values: [80, null] },
      { label: "Bo", values: [75.5, 60] },
    ],
  });
  expect(chartNumbers(chart, "en")).toEqual({
    headings: ["Period", "Ann", "Bo"],
    rows: [
      ["W1", "80%", "75.5%"],
      ["W2", "–", "60%"],
    ],
  });
});
