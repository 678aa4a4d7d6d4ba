import { axesOf, seriesColour } from "./axes.ts";
import type { LineChart } from "./chart.ts";
import { type Drawing, type Frame, fontFamily } from "./drawing.ts";
import { numberLabel } from "./number-label.ts";

export function lineDrawing(chart: LineChart, frame: Frame): Drawing {
  const axes = axesOf(chart, frame);
  return {
    width: frame.width,
    height: axes.height,
    option: {
      ...axes.option,
      graphic: { elements: [...axes.marks] },
      series: chart.series.map((series, index) => ({
        type: "line",
        silent: true,
        clip: false,
        data: series.values.map((value, at) => ({ value, label: { show: isLast(series.values, at) } })),
        connectNulls: false,
        symbol: "circle",
        symbolSize: 7,
        lineStyle: { width: 3, color: seriesColour(frame, index) },
        itemStyle: { color: seriesColour(frame, index) },
        label: {
          position: "top",
          color: frame.palette.ink,
          fontSize: 15,
          fontWeight: 700,
          fontFamily,
          formatter: ({ value }) =>
            typeof value === "number" ? numberLabel(value, chart.locale, chart.unit) : "",
        },
      })),
    },
  };
}

/** Only the newest number is written out: it is the one people look for. */
function isLast(values: readonly (number | null)[], at: number): boolean {
  return values[at] !== null && values.slice(at + 1).every((value) => value === null);
}
