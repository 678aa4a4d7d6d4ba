import { axesOf, seriesColour } from "./axes.ts";
import type { BarsChart } from "./chart.ts";
import { type Drawing, type Frame, fontFamily, margin } from "./drawing.ts";
import { numberLabel } from "./number-label.ts";
import { rowsDrawing } from "./rows-drawing.ts";
import { drawableText, textWidth } from "./text-lines.ts";

const numberSize = 14;
const maxBarWidth = 44;

/** One series lies on its side, so that the names of its bars stand in one line each, however narrow the screen. */
export function barsDrawing(chart: BarsChart, frame: Frame): Drawing {
  const [only, ...others] = chart.series;
  return only && others.length === 0 ? lyingBars(chart, only.values, frame) : standingBars(chart, frame);
}

function lyingBars(chart: BarsChart, values: readonly (number | null)[], frame: Frame): Drawing {
  const rows = chart.categories.map((category, at) => {
    const value = values[at] ?? null;
    return {
      label: drawableText(category),
      caption: value === null ? "–" : numberLabel(value, chart.locale, chart.unit),
      ...{ from: 0, to: value ?? 0, colour: seriesColour(frame, 0), captionColour: frame.palette.ink },
    };
  });
  return rowsDrawing(chart.title, rows, frame);
}

function standingBars(chart: BarsChart, frame: Frame): Drawing {
  const axes = axesOf(chart, frame);
  const written = (value: unknown) =>
    typeof value === "number" ? numberLabel(value, chart.locale, chart.unit) : "";
  const labelled = numbersFit(chart, frame, written);
  return {
    width: frame.width,
    height: axes.height,
    option: {
      ...axes.option,
      graphic: { elements: [...axes.marks] },
      series: chart.series.map((series, index) => ({
        type: "bar",
        silent: true,
        data: [...series.values],
        clip: false,
        barMaxWidth: maxBarWidth,
        barGap: "12%",
        itemStyle: { color: seriesColour(frame, index), borderRadius: [4, 4, 0, 0] },
        label: {
          show: labelled,
          position: "top",
          color: frame.palette.ink,
          fontSize: numberSize,
          fontWeight: 700,
          fontFamily,
          formatter: ({ value }) => written(value),
        },
      })),
    },
  };
}

/** Whether the number over each column stays clear of its neighbours' numbers. */
function numbersFit(chart: BarsChart, frame: Frame, written: (value: unknown) => string): boolean {
  const columns = chart.categories.length * chart.series.length;
  const pitch = ((frame.width - 2 * margin - 60) / columns) * 0.8;
  const widest = Math.max(
    ...chart.series.flatMap((s) => s.values.map((v) => textWidth(written(v), numberSize))),
  );
  return widest <= Math.min(pitch, maxBarWidth + 12);
}
