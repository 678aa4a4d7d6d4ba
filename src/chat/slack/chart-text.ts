/** A chart as text, shown until its picture is ready or when there is none. */
import type { Chart, WaterfallChart } from "../../charts/chart.ts";
import { numberLabel, signedLabel } from "../../charts/number-label.ts";
import type { Column, TableBlock } from "../card.ts";

/** What stands above the table. */
export const chartWords = (chart: Chart): string => (chart.summarySaysAll ? "" : chart.summary.trim());

/** The numbers of a chart as a table. */
export function chartTable(chart: Chart): TableBlock {
  switch (chart.type) {
    case "funnel": {
      const passing = chart.stages.some((stage) => stage.toNext);
      return tableOf(
        passing ? ["", "", "→"] : ["", ""],
        chart.stages.map(({ label, caption, toNext = "" }) =>
          passing ? [label, caption, toNext] : [label, caption],
        ),
      );
    }
    case "waterfall":
      return tableOf(["", ""], waterfallRows(chart));
    default:
      return tableOf(
        ["", ...chart.series.map((series) => series.label)],
        chart.categories.map((category, index) => [
          category,
          ...chart.series.map((series) => {
            const value = series.values[index];
            return value === null || value === undefined ? "–" : numberLabel(value, chart.locale, chart.unit);
          }),
        ]),
      );
  }
}

function waterfallRows(chart: WaterfallChart): string[][] {
  let level = 0;
  return chart.steps.map((step) => {
    level += step.delta;
    const written = step.total
      ? numberLabel(level, chart.locale, chart.unit)
      : signedLabel(step.delta, chart.locale, chart.unit);
    return [step.label, step.caption ?? written];
  });
}

function tableOf(headings: readonly string[], rows: readonly (readonly string[])[]): TableBlock {
  const columns = headings.map((label, index): Column => ({ label, align: index === 0 ? "left" : "right" }));
  return { type: "table", columns, rows: rows.map((cells) => ({ cells })) };
}
