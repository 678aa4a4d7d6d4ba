/** A chart roughly as Lark's client draws it from our specification: positions and lengths. */
import { html } from "hono/html";
import type { Html } from "./html.ts";

type Spec = Readonly<{
  type?: unknown;
  title?: { text?: string };
  data?: { values?: readonly Record<string, unknown>[] };
}> &
  Record<string, unknown>;

export function drawLarkChart(spec: Spec): Html {
  const values = spec.data?.values ?? [];
  const [category, value] = [String(spec.categoryField), String(spec.valueField)];
  if (spec.type !== "funnel")
    return html`<p class="undrawn">not drawn: chart of type ${String(spec.type)}</p>`;
  const most = Math.max(1, ...values.map((one) => Number(one[value])));
  return html`<figure class="chart"><figcaption>${spec.title?.text}</figcaption>${values.map(
    (one) =>
      html`<p><span style="width: ${Math.max(1, (Number(one[value]) / most) * 35).toFixed(1)}%"></span>${String(one[category])}</p>`,
  )}</figure>`;
}
