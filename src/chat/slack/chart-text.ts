/** A chart as text, shown until its picture is ready or when there is none. */
import type { Chart } from "../../charts/chart.ts";
import type { Locale } from "../../text/locale.ts";
import type { TableBlock } from "../card.ts";
import { chartNumbers } from "../chart-numbers.ts";

/** What stands above the table. */
export const chartWords = (chart: Chart): string => (chart.summarySaysAll ? "" : chart.summary.trim());

/** The numbers of a chart as a table. */
export function chartTable(chart: Chart, locale: Locale): TableBlock {
  const { headings, rows } = chartNumbers(chart, locale);
  return {
    type: "table",
    columns: headings.map((label, index) => ({ label, align: index === 0 ? "left" : "right" })),
    rows: rows.map((cells) => ({ cells })),
  };
}
