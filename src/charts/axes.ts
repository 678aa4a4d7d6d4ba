import type { EChartsOption } from "echarts";
import type { BarsChart, LineChart } from "./chart.ts";
import { type Frame, fontFamily, type Mark, margin, textMark, titleMarks } from "./drawing.ts";
import { numberLabel } from "./number-label.ts";
import { drawableText, textLines, textWidth } from "./text-lines.ts";

const axisTextSize = 14;
const legendTextSize = 15;
const legendRowHeight = 26;
const plotHeight = 240;

/** What bars and lines share: title, a legend that wraps, a category axis below and a quiet value axis. */
export type Axes = Readonly<{
  marks: readonly Mark[];
  option: EChartsOption;
  height: number;
}>;

/** Title, legend and axes that bar and line charts share, laid out for the frame's width; sizes in px. */
export function axesOf(chart: BarsChart | LineChart, frame: Frame): Axes {
  const { palette, width } = frame;
  const title = titleMarks(chart.title, frame);
  const legend = legendMarks(chart, frame, title.bottom);
  const perCategory = (width - 2 * margin - 44) / chart.categories.length;
  // Crowded labels are thinned out rather than printed over each other.
  const every = Math.max(1, Math.ceil(34 / perCategory));
  const labels = chart.categories.map((category, index) =>
    index % every === 0 ? textLines(drawableText(category), axisTextSize, perCategory * every - 6, 3) : [],
  );
  const labelHeight = Math.max(...labels.map((lines) => lines.length)) * 19;
  const top = legend.bottom + 8;
  const height = top + plotHeight + labelHeight + 14 + margin;
  const text = { color: palette.muted, fontSize: axisTextSize, fontFamily };
  return {
    marks: [...title.marks, ...legend.marks],
    height,
    option: {
      backgroundColor: palette.background,
      animation: false,
      grid: {
        left: margin,
        right: margin,
        top,
        bottom: margin,
        outerBoundsMode: "same",
        outerBoundsContain: "axisLabel",
      },
      xAxis: {
        type: "category",
        data: labels.map((_, index) => String(index)),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: palette.rule } },
        axisLabel: {
          ...text,
          interval: 0,
          lineHeight: 19,
          formatter: (value: string) => labels[Number(value)]?.join("\n") ?? "",
        },
      },
      yAxis: {
        type: "value",
        splitNumber: 4,
        // There is no third of a deal.
        ...(chart.unit?.kind === "count" && { minInterval: 1 }),
        splitLine: { lineStyle: { color: palette.rule } },
        axisLabel: { ...text, formatter: (value: number) => numberLabel(value, chart.locale, chart.unit) },
      },
    },
  };
}

/** One entry per series; a single series is already named by the title. */
function legendMarks(
  chart: BarsChart | LineChart,
  frame: Frame,
  start: number,
): { marks: Mark[]; bottom: number } {
  if (chart.series.length < 2) return { marks: [], bottom: start };
  const marks: Mark[] = [];
  let x = margin;
  let y = start + legendRowHeight / 2;
  for (const [index, series] of chart.series.entries()) {
    const [label = ""] = textLines(
      drawableText(series.label),
      legendTextSize,
      frame.width - 2 * margin - 20,
      1,
    );
    const size = 20 + textWidth(label, legendTextSize) + 18;
    if (x > margin && x + size > frame.width - margin + 18) {
      x = margin;
      y += legendRowHeight;
    }
    const fill = seriesColour(frame, index);
    marks.push({
      type: "rect",
      silent: true,
      shape: { x, y: y - 6, width: 12, height: 12, r: 3 },
      style: { fill },
    });
    marks.push(textMark(label, x + 20, y, { size: legendTextSize, colour: frame.palette.ink }));
    x += size;
  }
  return { marks, bottom: y + legendRowHeight / 2 };
}

/** Colours repeat when there are more series than the palette has. */
export function seriesColour(frame: Frame, index: number): string {
  const { series } = frame.palette;
  return series[index % series.length]!;
}
