/** A payload for Lark (card JSON 2.0), drawn about as Lark draws it. */
import { html, raw } from "hono/html";
import type { LarkCard, LarkElement } from "../../chat/lark/elements.ts";
import type { Html } from "../../chat/web/markup.ts";
import { drawLarkChart } from "./draw-lark-chart.ts";

export const drawLarkCard = ({ header, body }: LarkCard): Html =>
  html`<div class="lark">${header && html`<header class="${header.template}">${textIn(header.title)}</header>`}<div class="body">${body.elements.map(drawElement)}</div></div>`;

const unknown = (tag: string): Html => html`<p class="undrawn">not drawn: ${tag}</p>`;

/** The element's own text. */
const textIn = (holder: unknown): string => String((holder as LarkElement | undefined)?.content ?? "");
const listIn = (list: unknown): readonly LarkElement[] => (Array.isArray(list) ? list : []);

function drawElement(element: LarkElement): Html {
  switch (element.tag) {
    case "div": {
      const text = element.text as LarkElement;
      return html`<p class="${text.text_size ?? "normal"} ${text.text_color ?? ""}">${textIn(text)}</p>`;
    }
    case "markdown":
      return html`<p class="markdown">${drawMarkdown(textIn(element))}</p>`;
    case "hr":
      return html`<hr>`;
    case "column_set":
      return html`<div class="columns ${element.flex_mode}">${listIn(element.columns).map(drawColumn)}</div>`;
    case "button":
      return drawButton(element);
    case "table":
      return drawTable(element);
    case "chart":
      return drawLarkChart(element.chart_spec as Record<string, unknown>);
    case "form":
      return html`<div class="form">${listIn(element.elements).map(drawElement)}</div>`;
    case "input":
      return box(element.default_value, element.placeholder, element.input_type ? "tall" : "");
    case "date_picker":
      return box(element.initial_date, element.placeholder, "date");
    case "select_static": {
      const options = listIn(element.options);
      const chosen = options.find(({ value }) => value === element.initial_option);
      return html`${box(chosen && textIn(chosen.text), element.placeholder, "select")}<details><summary>${`${options.length} choices`}</summary>${options.map(({ text }) => html`<p>${textIn(text)}</p>`)}</details>`;
    }
    case "multi_select_static": {
      const options = listIn(element.options);
      const values = (element.selected_values ?? []) as readonly unknown[];
      const chosen = options.filter(({ value }) => values.includes(value)).map(({ text }) => textIn(text));
      return html`${box(chosen.join(", "), element.placeholder, "select")}<details><summary>${`${options.length} choices`}</summary>${options.map(({ text }) => html`<p>${textIn(text)}</p>`)}</details>`;
    }
    case "checker":
      return html`<p class="tick"><input type="checkbox" disabled${element.checked && html` checked`}> ${textIn(element.text)}</p>`;
    default:
      return unknown(element.tag);
  }
}

const drawColumn = (column: LarkElement): Html =>
  html`<div class="column ${column.width} ${column.direction ?? ""}">${listIn(column.elements).map(drawElement)}</div>`;

const box = (value: unknown, placeholder: unknown, look: string): Html =>
  html`<p class="box ${look}">${value ? String(value) : html`<i>${textIn(placeholder)}</i>`}</p>`;

function drawButton({ text, type, confirm }: LarkElement): Html {
  const asks = confirm as Readonly<{ title: unknown; text: unknown }> | undefined;
  return html`<span class="button ${type}" title="${textIn(text)}">${textIn(text)}</span>${asks && html`<small class="asks">asks: ${textIn(asks.title)} · ${textIn(asks.text)}</small>`}`;
}

/** One page of it, as Lark shows it. */
function drawTable({ columns, rows, page_size: size }: LarkElement): Html {
  const named = columns as readonly Readonly<{
    name: string;
    display_name: string;
    horizontal_align: string;
  }>[];
  const all = rows as readonly Readonly<Record<string, string>>[];
  const pages = Math.ceil(all.length / Number(size));
  return html`<div class="scroll"><table>
    <tr>${named.map(({ display_name, horizontal_align }) => html`<th class="${horizontal_align}">${display_name}</th>`)}</tr>
    ${all.slice(0, Number(size)).map((row) => html`<tr>${named.map(({ name, horizontal_align }) => html`<td class="${horizontal_align}">${row[name]}</td>`)}</tr>`)}
  </table></div>${pages > 1 && html`<p class="pages">‹ 1 / ${String(pages)} ›</p>`}`;
}

/**
 * Only the parts of Lark's markdown that we send: bold, colours, lines, links and entities. The rest is shown
 * literally.
 */
function drawMarkdown(content: string): Html {
  const escaped = content
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
  const drawn = escaped
    .replace(
      /&lt;font color='(grey|green|blue|red)'&gt;([\s\S]*?)&lt;\/font&gt;/g,
      '<span class="$1">$2</span>',
    )
    .replace(/\*\*([\s\S]+?)\*\*/g, "<b>$1</b>")
    .replaceAll("&lt;br&gt;", "<br>")
    .replace(/\[([^\]]+)\]\([^)]+\)/g, '<span class="link">$1</span>')
    .replace(/&amp;#(\d+);/g, "&#$1;");
  return raw(drawn);
}
