import { formProblems, mostNesting, nestingOf } from "./lark-forms.ts";
import { eachObject, isJson, type Json } from "./payload-walk.ts";

/** Limits of card JSON 2.0 (open.feishu.cn, card-json-v2 and im-v1/message/create). */
const mostElements = 200;
const mostCardBytes = 30 * 1024;
const mostCharts = 5;
const mostTables = 5;
const mostTitleTags = 3;

/** Elements of card JSON 1.0; a single one makes 2.0 refuse the whole card. */
const oldTags = ["action", "note"];
const oldKeys = ["i18n_elements", "wide_screen_mode"];
const chartTypes = [
  "area",
  "bar",
  "circularProgress",
  "common",
  "funnel",
  "gauge",
  "line",
  "linearProgress",
  "pie",
  "radar",
  "scatter",
  "wordCloud",
];

/** Everything the types cannot say: counts, sizes, names, where a form may be and what it must hold. */
export function larkRuleProblems(card: Json): string[] {
  const found: string[] = [];
  const bytes = Buffer.byteLength(JSON.stringify(card));
  if (bytes > mostCardBytes) found.push(`/: ${bytes} bytes, at most ${mostCardBytes}`);
  const ids: string[] = [];
  const tags: string[] = [];
  // A callback's value and a chart's data may look like elements but are not.
  eachObject(withoutFreeData(card), (node, place) => {
    if (typeof node.tag === "string") tags.push(node.tag);
    if (oldTags.includes(String(node.tag))) found.push(`${place}: ${node.tag} is card JSON 1.0`);
    for (const key of oldKeys) if (key in node) found.push(`${place}: ${key} is card JSON 1.0`);
    if (typeof node.element_id === "string") {
      if (!/^[A-Za-z][A-Za-z0-9_]{0,19}$/.test(node.element_id))
        found.push(`${place}: element_id ${node.element_id}`);
      ids.push(node.element_id);
    }
  });
  eachObject(card, (node, place) => {
    if (node.type === "callback" && !isJson(node.value))
      found.push(`${place}: a callback's value must be an object`);
    if (node.tag === "chart") found.push(...chartProblems(node, place));
    if (node.tag === "table") found.push(...tableProblems(node, place));
  });
  if (tags.length > mostElements) found.push(`/: ${tags.length} elements, at most ${mostElements} (11310)`);
  for (const id of new Set(ids))
    if (ids.filter((other) => other === id).length > 1) found.push(`/: element_id ${id} twice`);
  const charts = tags.filter((tag) => tag === "chart").length;
  if (charts > mostCharts) found.push(`/: ${charts} charts, at most ${mostCharts}`);
  const tables = tags.filter((tag) => tag === "table").length;
  if (tables > mostTables) found.push(`/: ${tables} tables, at most ${mostTables}`);
  const header = isJson(card.header) ? card.header : {};
  if (Array.isArray(header.text_tag_list) && header.text_tag_list.length > mostTitleTags) {
    found.push(`/header: more than ${mostTitleTags} tags`);
  }
  const depth = nestingOf(card);
  if (depth > mostNesting) found.push(`/body: containers nested ${depth} deep, at most ${mostNesting}`);
  return [...found, ...formProblems(card)];
}

function chartProblems(node: Json, place: string): string[] {
  const spec = node.chart_spec;
  if (!isJson(spec)) return [`${place}: chart_spec must be an object`];
  if (!chartTypes.includes(String(spec.type))) return [`${place}: no chart of type ${String(spec.type)}`];
  return [];
}

function tableProblems(node: Json, place: string): string[] {
  const columns = Array.isArray(node.columns) ? node.columns.filter(isJson) : [];
  const names = new Set(columns.map((column) => column.name));
  const found: string[] = [];
  if (names.size !== columns.length) found.push(`${place}: two columns of one name`);
  if (!Array.isArray(node.rows)) return [...found, `${place}: rows must be a list`];
  for (const row of node.rows.filter(isJson)) {
    const strange = Object.keys(row).filter((key) => !names.has(key));
    if (strange.length > 0) found.push(`${place}: a row has ${strange.join(", ")}, which is no column`);
  }
  const size = Number(node.page_size ?? 5);
  if (size < 1 || size > 10) found.push(`${place}: page_size ${size}, allowed 1 to 10`);
  return found;
}

function withoutFreeData(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutFreeData);
  if (!isJson(node)) return node;
  const kept = Object.entries(node).filter(([key]) => !["chart_spec", "rows", "value"].includes(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutFreeData(value)]));
}
