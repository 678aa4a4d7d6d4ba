import { barsDrawing } from "./bars-option.ts";
import type { Chart, ChartTheme } from "./chart.ts";
import type { Drawing } from "./drawing.ts";
import { funnelDrawing } from "./funnel-option.ts";
import { lineDrawing } from "./line-option.ts";
import { paletteOf } from "./palette.ts";
import { waterfallDrawing } from "./waterfall-option.ts";

/** Lays a chart out for `width` px and says what ECharts has to draw; the height follows from the content. */
export function chartDrawing(chart: Chart, width: number, theme: ChartTheme): Drawing {
  const frame = { width, palette: paletteOf(theme) };
  switch (chart.type) {
    case "funnel":
      return funnelDrawing(chart, frame);
    case "waterfall":
      return waterfallDrawing(chart, frame);
    case "bars":
      return barsDrawing(chart, frame);
    case "line":
      return lineDrawing(chart, frame);
  }
}
