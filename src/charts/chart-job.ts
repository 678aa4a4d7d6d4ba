import type { Chart, ChartTheme } from "./chart.ts";

/** One picture to draw, as it travels to the thread. */
export type ChartJob = Readonly<{
  chart: Chart;
  format: "svg" | "png";
  theme: ChartTheme;
  /** The width in px the chart is laid out for. */
  width: number;
  /** Pixels per px of a PNG. */
  scale: number;
}>;

export type ChartPicture = string | Uint8Array;

/** What the thread says: once `ready`, then one answer per job. */
export type ChartAnswer = { readonly picture: ChartPicture } | { readonly error: string };
