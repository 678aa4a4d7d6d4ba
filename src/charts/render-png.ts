import type { Chart, ChartTheme } from "./chart.ts";
import { layoutWidth, usualWidth } from "./render-svg.ts";
import { drawShared } from "./shared-renderer.ts";

/**
 * A PNG of `width × scale` pixels; `width` (240–1600 px, default 480) is what the chart is laid out for, `scale`
 * (1–4, default 2) how sharp it is. The bytes are shared with others who ask for the same chart: do not write to them.
 * @throws ChartRenderError
 */
export async function renderPng(
  chart: Chart,
  options: { readonly theme?: ChartTheme; readonly width?: number; readonly scale?: number } = {},
): Promise<Uint8Array> {
  const { theme = "light", width = usualWidth, scale = 2 } = options;
  const job = {
    chart,
    format: "png",
    theme,
    width: layoutWidth(width),
    scale: Math.min(4, Math.max(1, scale)),
  } as const;
  return (await drawShared(job)) as Uint8Array;
}
