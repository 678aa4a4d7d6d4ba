import { defineChart, type FunnelChart } from "../../../src/charts/chart.ts";

export const chineseFunnel = defineChart({
  type: "funnel",
  title: "西区漏斗 12 月 4 日",
  summary: "潜在客户 58 单，目标客户 23 单，签约客户 4 单",
  locale: "zh-CN",
  stages: [
    { label: "潜在客户", value: 58, caption: "58 单 · ¥930万", toNext: "40%" },
    { label: "目标客户", value: 23, caption: "23 单 · ¥508万", toNext: "17%" },
    { label: "签约客户", value: 4, caption: "4 单 · ¥86万" },
  ],
});

export const waterfall = defineChart({
  type: "waterfall",
  title: "This quarter",
  summary: "From $6.2M to $5.5M",
  locale: "en",
  unit: { kind: "money", currency: "USD" },
  steps: [
    { label: "Last Friday", delta: 6_200_000, total: true },
    { label: "New", delta: 480_000 },
    { label: "Won", delta: -1_180_000, tone: "good" },
    { label: "This Friday", delta: 0, total: true },
  ],
});

export const line = defineChart({
  type: "line",
  title: "Commit week by week",
  summary: "Commit rose to $6.9M",
  locale: "en",
  unit: { kind: "money", currency: "USD" },
  categories: ["W46", "W47", "W48"],
  series: [
    { label: "Commit", values: [6_300_000, 6_900_000, null] },
    { label: "Won", values: [2_900_000, 4_120_000, null] },
  ],
});

export const bars = defineChart({
  type: "bars",
  title: "Win rate",
  summary: "Win rate per stage",
  locale: "en",
  unit: { kind: "percent" },
  categories: ["Prospect", "Qualified"],
  series: [{ label: "Win rate", values: [12, 40.5] }],
});

/** A funnel with these labels and values. */
export function funnelOf(...stages: [label: string, value: number][]): FunnelChart {
  return defineChart({
    type: "funnel",
    title: "Funnel",
    summary: "A funnel",
    locale: "en",
    stages: stages.map(([label, value]) => ({ label, value, caption: `${value} deals` })),
  });
}
