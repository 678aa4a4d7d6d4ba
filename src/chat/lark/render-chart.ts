/**
 * A chart as data → Lark's native chart element. VChart specs without functions, in the vocabulary that every
 * VChart from 1.2 (client 7.1) to 1.12 understands. Pure.
 */
import type { BarsChart, Chart, FunnelChart, LineChart } from "../../charts/chart.ts";
import { numberLabel } from "../../charts/number-label.ts";
import { displayWidth } from "../../text/display-width.ts";
import { localeFrom } from "../../text/locale.ts";
import { scaledTitle, scaleOf } from "./chart-scale.ts";
import type { LarkElement } from "./elements.ts";
import { cleanText } from "./plain-text.ts";
import { waterfallSpec } from "./waterfall-spec.ts";

export function renderChart(chart: Chart): LarkElement {
  return {
    tag: "chart",
    aspect_ratio: chart.type === "funnel" || chart.type === "waterfall" ? "4:3" : "16:9",
    chart_spec: specOf(chart),
  };
}

function specOf(chart: Chart): Record<string, unknown> {
  switch (chart.type) {
    case "funnel":
      return funnelSpec(chart);
    case "waterfall":
      return waterfallSpec(chart);
    case "bars":
      return chart.series.length === 1 ? lyingBarsSpec(chart) : seriesSpec(chart);
    default:
      return seriesSpec(chart);
  }
}

/**
 * The numbers are beside the stages, because in a narrow stage nobody could read them. The stages are on the
 * left and take an eighth of the width, with small labels close to them, because otherwise VChart cuts these off on a phone, where
 * a card is about 300 px wide. It draws a label in one line, whatever is in it.
 */
function funnelSpec(chart: FunnelChart): Record<string, unknown> {
  const most = Math.max(1, ...chart.stages.map(({ value }) => value));
  const values = chart.stages.map((stage) => {
    const value = Math.max(0, stage.value);
    const numbers = [stage.toNext && `↓ ${stage.toNext}`, stage.caption].filter(Boolean).join("  ");
    // What does not fit is cut off the stage's name, which also stands below the picture, and not off its numbers.
    const room = labelWidth - Math.round((value / most) * barWidth) - displayWidth(numbers) - 2;
    return { name: cleanText(`${shortened(stage.label, Math.max(shortestName, room))}  ${numbers}`), value };
  });
  return {
    type: "funnel",
    title: { text: cleanText(chart.title) },
    data: { values: distinct(values) },
    categoryField: "name",
    valueField: "value",
    shape: "rect",
    funnelAlign: "left",
    padding: 8,
    maxSize: "12%",
    minSize: "1%",
    label: { visible: false },
    outerLabel: {
      visible: true,
      position: "right",
      alignLabel: false,
      spaceWidth: 4,
      line: { visible: false },
      style: { fontSize: 11 },
    },
    legends: { visible: false },
  };
}

/** In Latin characters, on a phone: beside the thinnest bar, what the widest one takes of it, and what names a stage still. */
const labelWidth = 43;
const barWidth = 6;
const shortestName = 12;

function shortened(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  const kept = [...text];
  while (displayWidth(kept.join("")) > width - 1) kept.pop();
  return `${kept.join("").trimEnd()}…`;
}

/** Two stages of one name would become one. */
function distinct<T extends { name: string }>(values: readonly T[]): T[] {
  const seen = new Map<string, number>();
  return values.map((value) => {
    const times = (seen.get(value.name) ?? 0) + 1;
    seen.set(value.name, times);
    return times === 1 ? value : { ...value, name: `${value.name} (${times})` };
  });
}

/** Names beside lying bars, each with its number, as in the waterfall: below columns a phone would leave some out. */
function lyingBarsSpec(chart: BarsChart): Record<string, unknown> {
  const numbers = chart.series[0]?.values ?? [];
  const scale = scaleOf(numbers, chart.unit, localeFrom(chart.locale, "en"));
  const values = chart.categories.map((category, at) => {
    const value = numbers[at] ?? null;
    const number = value === null ? "–" : numberLabel(value, chart.locale, chart.unit);
    return { name: cleanText(`${category}  ${number}`), value: scale.of(value ?? 0) };
  });
  return {
    type: "bar",
    direction: "horizontal",
    title: { text: scaledTitle(chart.title, scale) },
    data: { values: distinct(values) },
    xField: "value",
    yField: "name",
    legends: { visible: false },
  };
}

function seriesSpec(chart: BarsChart | LineChart): Record<string, unknown> {
  const locale = localeFrom(chart.locale, "en");
  const scale = scaleOf(
    chart.series.flatMap((series) => series.values),
    chart.unit,
    locale,
  );
  const values = chart.series.flatMap((series) =>
    series.values.map((value, index) => ({
      x: cleanText(chart.categories[index] ?? ""),
      series: cleanText(series.label),
      y: value === null ? null : scale.of(value),
    })),
  );
  const bars = chart.type === "bars";
  return {
    type: bars ? "bar" : "line",
    title: { text: scaledTitle(chart.title, scale) },
    data: { values },
    xField: bars ? ["x", "series"] : "x",
    yField: "y",
    seriesField: "series",
    legends: { visible: chart.series.length > 1, orient: "bottom" },
  };
}
