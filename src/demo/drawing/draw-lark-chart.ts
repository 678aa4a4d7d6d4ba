/** A chart roughly as Lark's client draws it from our specification: positions and lengths. */
import { html } from "hono/html";
import type { Html } from "../../chat/web/markup.ts";

type Spec = Readonly<{
  type?: unknown;
  title?: { text?: string };
  data?: { values?: readonly Record<string, unknown>[] };
}> &
  Record<string, unknown>;

export function drawLarkChart(spec: Spec): Html {
  const values = spec.data?.values ?? [];
  if (spec.type === "bar" && spec.stack === true) return drawStackedBars(spec, values);
  // Columns lie on their side here; what is looked at is their lengths.
  const columns = spec.type === "bar";
  const [x, y] = [[spec.xField].flat()[0], spec.yField];
  const [category, value] = (
    columns ? (spec.direction === "horizontal" ? [y, x] : [x, y]) : [spec.categoryField, spec.valueField]
  ).map(String) as [string, string];
  if (spec.type !== "funnel" && !columns)
    return html`<p class="undrawn">not drawn: chart of type ${String(spec.type)}</p>`;
  const most = Math.max(1, ...values.map((one) => Number(one[value])));
  return html`<figure class="chart"><figcaption>${spec.title?.text}</figcaption>${values.map(
    (one) => html`<p>${length(Math.max(1, (Number(one[value]) / most) * 35))}${String(one[category])}</p>`,
  )}</figure>`;
}

/** Parts of one row behind each other, in their own colours; an invisible first part lifts the second. */
function drawStackedBars(spec: Spec, values: readonly Record<string, unknown>[]): Html {
  const { domain, range } = spec.color as Readonly<{ domain: readonly string[]; range: readonly string[] }>;
  const [row, size, series] = [spec.yField, spec.xField, spec.seriesField].map(String) as [
    string,
    string,
    string,
  ];
  const rows = Map.groupBy(values, (one) => String(one[row]));
  const lengths = [...rows.values()].map((parts) =>
    parts.reduce((sum, one) => sum + Math.max(0, Number(one[size])), 0),
  );
  const most = Math.max(1e-9, ...lengths);
  const part = (one: Record<string, unknown>) =>
    length((Math.max(0, Number(one[size])) / most) * 35, range[domain.indexOf(String(one[series]))]);
  return html`<figure class="chart"><figcaption>${spec.title?.text}</figcaption>${[...rows].map(
    ([label, parts]) => html`<p class="parts">${parts.map(part)} <i>${label}</i></p>`,
  )}</figure>`;
}

/** A drawing and not a style: the web chat allows no inline styles. @param percent of the row */
const length = (percent: number, colour = "currentColor"): Html =>
  html`<svg width="${percent.toFixed(1)}%" height="34" aria-hidden="true"><rect width="100%" height="100%" fill="${colour}"/></svg>`;
