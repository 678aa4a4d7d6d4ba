import type { Chart, ChartTheme } from "./chart.ts";
import { drawShared } from "./shared-renderer.ts";

/** What a phone shows without shrinking the text below comfort. */
export const usualWidth = 480;

/**
 * One `<svg>` element to place inside an HTML page, with a view box so that CSS can size it, and the chart's
 * summary as its label for screen readers. `width` (240–1600 px) is the width of the layout.
 * @throws ChartRenderError
 */
export async function renderSvg(
  chart: Chart,
  options: { readonly theme?: ChartTheme; readonly width?: number } = {},
): Promise<string> {
  const { theme = "light", width = usualWidth } = options;
  const picture = await drawShared({ chart, format: "svg", theme, width: layoutWidth(width), scale: 1 });
  return picture as string;
}

/** Keeps a layout width within what charts are laid out well for. */
export function layoutWidth(width: number): number {
  return Math.round(Math.min(1600, Math.max(240, width)));
}
