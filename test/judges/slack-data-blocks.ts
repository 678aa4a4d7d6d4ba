import { isJson, type Json, lengthOf } from "./payload-walk.ts";
import { mostColumns, mostTableCharacters } from "./slack-limits.ts";

const mostSlices = 6;
const mostSeries = 6;
const mostPoints = 20;
const longestLabel = 20;
const longestAxisLabel = 50;

/** `data_visualization`: few points, short labels, and every series over exactly the categories of the axis. */
export function chartProblems(node: Json, place: string): string[] {
  const chart = isJson(node.chart) ? node.chart : {};
  const found: string[] = [];
  const say = (what: string) => found.push(`${place}/chart: ${what}`);
  const labelled = (label: unknown) => typeof label === "string" && lengthOf(label) > longestLabel;

  if (chart.type === "pie") {
    const slices = objects(chart.segments);
    if (slices.length < 1 || slices.length > mostSlices)
      say(`${slices.length} segments, allowed 1 to ${mostSlices}`);
    if (slices.some((slice) => labelled(slice.label))) say(`a label is longer than ${longestLabel}`);
    if (slices.some((slice) => !(Number(slice.value) > 0))) say("a segment must be more than 0");
    return found;
  }
  const axis = isJson(chart.axis_config) ? chart.axis_config : {};
  const categories = Array.isArray(axis.categories) ? axis.categories : [];
  const series = objects(chart.series);
  if (series.length < 1 || series.length > mostSeries)
    say(`${series.length} series, allowed 1 to ${mostSeries}`);
  if (categories.some(labelled)) say(`a category is longer than ${longestLabel}`);
  for (const key of ["x_label", "y_label"]) {
    const label = axis[key];
    if (typeof label === "string" && lengthOf(label) > longestAxisLabel)
      say(`${key} is longer than ${longestAxisLabel}`);
  }
  if (new Set(series.map((one) => one.name)).size !== series.length) say("two series of one name");
  for (const one of series) {
    const points = objects(one.data);
    if (labelled(one.name)) say(`a series name is longer than ${longestLabel}`);
    if (points.length < 1 || points.length > mostPoints)
      say(`${points.length} points, allowed 1 to ${mostPoints}`);
    const labels = points.map((point) => point.label);
    if (JSON.stringify(labels.sort()) !== JSON.stringify([...categories].sort()))
      say(`series ${String(one.name)} does not match the categories`);
  }
  return found;
}

/** `table` and `data_table`: width of the rows and characters in all cells together. */
export function tableProblems(node: Json, place: string): string[] {
  const rows = Array.isArray(node.rows) ? node.rows.filter(Array.isArray) : [];
  const found: string[] = [];
  if (rows.some((row) => row.length > mostColumns)) found.push(`${place}: more than ${mostColumns} columns`);
  if (new Set(rows.map((row) => row.length)).size > 1) found.push(`${place}: rows of different width`);
  const text = rows.flat().map((cell) => (isJson(cell) ? String(cell.text ?? "") : ""));
  if (lengthOf(text.join("")) > mostTableCharacters)
    found.push(`${place}: more than ${mostTableCharacters} characters`);
  return found;
}

const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isJson) : []);
