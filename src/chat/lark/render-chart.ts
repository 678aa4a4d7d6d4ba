/**
 * A chart as data → Lark's native chart element. VChart specs without functions, in the vocabulary that every
 * VChart from 1.2 (client 7.1) to 1.12 understands. Pure.
 */
import type { BarsChart, Chart, FunnelChart, LineChart } from "../../charts/chart.ts";
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
    default:
      return seriesSpec(chart);
  }
}

/**
 * The numbers are beside the stages, because in a narrow stage nobody could read them. The stages are on the
 * left and take a sixth of the width, with small labels close to them, because otherwise VChart cuts these off on a phone, where
 * a card is about 300 px wide. It draws a label in one line, whatever is in it.
 */
function funnelSpec(chart: FunnelChart): Record<string, unknown> {
  const values = chart.stages.map((stage) => ({
    // The rate stands nowhere else in the picture, so it is not what is cut where a label is too long after all.
    name: cleanText(
      [stage.label, stage.toNext && `↓ ${stage.toNext}`, stage.caption].filter(Boolean).join("  "),
    ),
    value: Math.max(0, stage.value),
  }));
  return {
    type: "funnel",
    title: { text: cleanText(chart.title) },
    data: { values: distinct(values) },
    categoryField: "name",
    valueField: "value",
    shape: "rect",
    funnelAlign: "left",
    padding: 8,
    maxSize: "16%",
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

/** Two stages of one name would become one. */
function distinct<T extends { name: string }>(values: readonly T[]): T[] {
  const seen = new Map<string, number>();
  return values.map((value) => {
    const times = (seen.get(value.name) ?? 0) + 1;
    seen.set(value.name, times);
    return times === 1 ? value : { ...value, name: `${value.name} (${times})` };
  });
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
