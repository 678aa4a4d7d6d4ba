/** A chart's numbers as a table: what a picture says to someone who cannot see it. Pure. */

import type { Chart, ChartUnit } from "../../charts/chart.ts";
import { formatMoney, moneyOf } from "../../money/money.ts";
import { formatNumber } from "../../text/count.ts";
import type { Locale } from "../../text/locale.ts";
import { chatWebWords } from "./words.ts";

export type NumberTable = Readonly<{
  headings: readonly string[];
  rows: readonly (readonly string[])[];
}>;

export function chartNumbers(chart: Chart, locale: Locale): NumberTable {
  const words = chatWebWords(locale).chart;
  switch (chart.type) {
    case "funnel": {
      const flows = chart.stages.some((stage) => stage.toNext);
      return {
        headings: flows ? [words.stage, words.value, words.next] : [words.stage, words.value],
        rows: chart.stages.map((stage) =>
          flows ? [stage.label, stage.caption, stage.toNext ?? ""] : [stage.label, stage.caption],
        ),
      };
    }
    case "waterfall":
      return {
        headings: [words.step, words.change],
        rows: levels(chart.steps).map(({ step, level }) => [
          step.label,
          step.caption ?? written(step.total ? level : step.delta, chart.unit, locale),
        ]),
      };
    default:
      return {
        headings: [words.period, ...chart.series.map((series) => series.label)],
        rows: chart.categories.map((category, at) => [
          category,
          ...chart.series.map((series) => written(series.values[at] ?? null, chart.unit, locale)),
        ]),
      };
  }
}

function levels<Step extends { delta: number }>(steps: readonly Step[]): { step: Step; level: number }[] {
  let level = 0;
  return steps.map((step) => {
    level += step.delta;
    return { step, level };
  });
}

function written(value: number | null, unit: ChartUnit | undefined, locale: Locale): string {
  if (value === null) return "–";
  if (unit?.kind === "percent") return `${formatNumber(value, locale)}%`;
  if (unit?.kind !== "money") return formatNumber(value, locale);
  return formatMoney(moneyOf(value, unit.currency), locale, "short");
}
