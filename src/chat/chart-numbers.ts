/** A chart's numbers as a table: for people who cannot see the picture, and until or instead of it. Pure. */

import type { Chart } from "../charts/chart.ts";
import { numberLabel, signedLabel } from "../charts/number-label.ts";
import type { Locale } from "../text/locale.ts";
import { chatWords } from "./words.ts";

export type NumberTable = Readonly<{
  headings: readonly string[];
  rows: readonly (readonly string[])[];
}>;

/** Numbers as short as a picture writes them, in the reader's language; the first column says what each row is about. */
export function chartNumbers(chart: Chart, locale: Locale): NumberTable {
  const words = chatWords(locale).chart;
  switch (chart.type) {
    case "funnel": {
      const flows = chart.stages.some((stage) => stage.toNext);
      const stage = chart.heading ?? words.stage;
      return {
        headings: flows ? [stage, words.value, words.next] : [stage, words.value],
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
          step.caption ??
            (step.total
              ? numberLabel(level, locale, chart.unit)
              : signedLabel(step.delta, locale, chart.unit)),
        ]),
      };
    default:
      return {
        headings: [
          (chart.type === "bars" && chart.heading) || words.period,
          ...chart.series.map((series) => series.label),
        ],
        rows: chart.categories.map((category, at) => [
          category,
          ...chart.series.map((series) => {
            const value = series.values[at] ?? null;
            return value === null ? "–" : numberLabel(value, locale, chart.unit);
          }),
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
