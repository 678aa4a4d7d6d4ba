import type { Chart, ChartTheme } from "./chart.ts";

/** One picture to draw, as it travels to the thread. */
export interface ChartJob {
  readonly chart: Chart;
  readonly format: "svg" | "png";
  readonly theme: ChartTheme;
  /** The width in px the chart is laid out for. */
  readonly width: number;
  /** Pixels per px of a PNG. */
  readonly scale: number;
}

export type ChartPicture = string | Uint8Array;

/** What the thread says: once `ready`, then one answer per job. */
export type ChartAnswer = { readonly picture: ChartPicture } | { readonly error: string };
