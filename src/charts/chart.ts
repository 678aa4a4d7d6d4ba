/**
 * A chart as plain frozen data. Features build one, cards carry it, and each chat draws it its own way
 * (an inline SVG, a PNG, a native element), so nothing here knows how a chart looks.
 */
import type { Locale } from "../text/locale.ts";
import { deepFreeze } from "./deep-freeze.ts";

/** What the numbers of a chart are, so that an axis can write them as a reader of the locale expects. */
export type ChartUnit = { readonly kind: "count" } | { readonly kind: "percent" } | MoneyUnit;

/** Money in major units (yuan, not fen); `currency` is an ISO 4217 code. */
type MoneyUnit = { readonly kind: "money"; readonly currency: string };

type ChartBase = Readonly<{
  title: string;
  /** One sentence that says what the picture shows: its text for screen readers and for chats without pictures. */
  summary: string;
  /** The summary says every number: beside a table of them it would only say them again. */
  summarySaysAll?: boolean;
  /** BCP 47, see `chartLocale`. */
  locale: string;
}>;

/** Stages from top to bottom in pipeline order; a later stage may be bigger than an earlier one. */
export type FunnelChart = ChartBase &
  Readonly<{
    type: "funnel";
    /** What is drawn, where it is no stages: the heading of their column beside the numbers. */
    heading?: string;
    stages: readonly FunnelStage[];
  }>;

export type FunnelStage = Readonly<{
  label: string;
  /** Drives the width; negative counts as 0. */
  value: number;
  /** The numbers as people read them, for example `58 deals · $9.30M`. */
  caption: string;
  /** Written between this stage and the next one, for example `40 %`. */
  toNext?: string;
}>;

/** Grouped columns: every series has one value per category. */
export type BarsChart = ChartBase &
  Readonly<{
    type: "bars";
    /** What the categories are, where they are no periods: the heading of their column beside the numbers. */
    heading?: string;
    categories: readonly string[];
    series: readonly ChartSeries[];
    unit?: ChartUnit;
  }>;

/** Lines over ordered categories (weeks, quarters); `null` leaves a gap. */
export type LineChart = ChartBase &
  Readonly<{
    type: "line";
    categories: readonly string[];
    series: readonly ChartSeries[];
    unit?: ChartUnit;
  }>;

type ChartSeries = Readonly<{
  label: string;
  values: readonly (number | null)[];
}>;

/** How an opening number became a closing one, step by step from top to bottom. */
export type WaterfallChart = ChartBase &
  Readonly<{
    type: "waterfall";
    steps: readonly WaterfallStep[];
    unit?: ChartUnit;
  }>;

export type WaterfallStep = Readonly<{
  label: string;
  /** Added to the level that the steps above have reached. */
  delta: number;
  /** Draw the level reached after this step, from zero: the opening (delta = level) and the closing (delta 0). */
  total?: boolean;
  /** Whether the change is welcome; by default an increase is. (A signed deal leaves the open amount, and is welcome.) */
  tone?: "good" | "bad";
  /** The number as people read it; when missing it is written from `delta`, or from the level of a total. */
  caption?: string;
}>;

export type Chart = FunnelChart | BarsChart | LineChart | WaterfallChart;
export type ChartTheme = "light" | "dark";

/** The language tag of a chart's numbers for a reader's language. */
export const chartLocale = (locale: Locale): string => (locale === "zh" ? "zh-CN" : "en");

/**
 * Freezes a chart and everything in it and hands it back with its type.
 * @throws RangeError when there is nothing to draw, a number is not finite, or a series does not match its categories.
 */
export function defineChart<T extends Chart>(chart: T): T {
  const problem = problemOf(chart);
  if (problem) throw new RangeError(`Chart "${chart.title}": ${problem}`);
  return deepFreeze(chart);
}

function problemOf(chart: Chart): string | undefined {
  switch (chart.type) {
    case "funnel":
      if (chart.stages.length === 0) return "a funnel needs at least one stage";
      return chart.stages.every((stage) => Number.isFinite(stage.value))
        ? undefined
        : "a value is not finite";
    case "waterfall":
      if (chart.steps.length === 0) return "a waterfall needs at least one step";
      return chart.steps.every((step) => Number.isFinite(step.delta)) ? undefined : "a delta is not finite";
    default: {
      if (chart.categories.length === 0 || chart.series.length === 0)
        return "categories and series are needed";
      const odd = chart.series.find((series) => series.values.length !== chart.categories.length);
      if (odd)
        return `series "${odd.label}" has ${odd.values.length} values for ${chart.categories.length} categories`;
      const finite = chart.series.every((s) => s.values.every((v) => v === null || Number.isFinite(v)));
      return finite ? undefined : "a value is not finite";
    }
  }
}
