import { eachObject, isJson, type Json, lengthOf } from "./payload-walk.ts";
import { chartProblems, tableProblems } from "./slack-data-blocks.ts";
import {
  counts,
  highestMaxLength,
  longest,
  longestAnywhere,
  longestField,
  longestInConfirm,
  longestInOption,
  mostBlocks,
  mostCharts,
  mostMarkdownCharacters,
  mostMessageText,
  mostViewBytes,
  notOnSurface,
  onlyInModal,
  tableFamily,
} from "./slack-limits.ts";

export type SlackSurface = "message" | "modal" | "home";

/** Everything the types cannot say: lengths, counts, surfaces, uniqueness and what belongs together. */
export function slackRuleProblems(surface: SlackSurface, payload: Json): string[] {
  const found: string[] = [];
  eachObject(payload, (node, place) => {
    found.push(...nodeProblems(node, place));
    if (surface !== "modal" && onlyInModal.includes(String(node.type))) {
      found.push(`${place}: ${node.type} exists only in modals`);
    }
  });
  const blocks = Array.isArray(payload.blocks) ? payload.blocks.filter(isJson) : [];
  found.push(...blockListProblems(surface, blocks));
  if (surface === "message") found.push(...messageProblems(payload));
  else found.push(...viewProblems(payload, blocks));
  return found;
}

function nodeProblems(node: Json, place: string): string[] {
  const type = typeof node.type === "string" ? node.type : "";
  return [
    ...tooLong(node, place, longest[type] ?? {}),
    ...tooLong(node, place, longestAnywhere),
    ...listProblems(node, place, counts[type] ?? {}),
    ...choiceProblems(node, place),
    ...emptyTextProblems(node, place, type),
    ...(isJson(node.confirm) ? tooLong(node.confirm, `${place}/confirm`, longestInConfirm) : []),
    ...(type === "section" && !node.text && !node.fields ? [`${place}: a section needs text or fields`] : []),
    ...(Array.isArray(node.fields)
      ? node.fields
          .filter(isJson)
          .flatMap((field) => tooLong(field, `${place}/fields`, { text: longestField }))
      : []),
    ...(type === "plain_text_input" ? inputBoundProblems(node, place) : []),
    ...(type === "data_visualization" ? chartProblems(node, place) : []),
    ...(tableFamily.includes(type) ? tableProblems(node, place) : []),
  ];
}

function tooLong(node: Json, place: string, limits: Record<string, number>): string[] {
  return Object.entries(limits).flatMap(([path, limit]) => {
    const value = path.split(".").reduce<unknown>((at, key) => (isJson(at) ? at[key] : undefined), node);
    if (typeof value !== "string" || lengthOf(value) <= limit) return [];
    return [`${place}: ${path} has ${lengthOf(value)} characters, at most ${limit}`];
  });
}

function listProblems(node: Json, place: string, limits: Record<string, [number, number]>): string[] {
  return Object.entries(limits).flatMap(([key, [fewest, most]]) => {
    const list = node[key];
    if (!Array.isArray(list) || (list.length >= fewest && list.length <= most)) return [];
    return [`${place}: ${list.length} ${key}, allowed ${fewest} to ${most}`];
  });
}

/** Option texts, and that an initial choice equals one of the options exactly. */
function choiceProblems(node: Json, place: string): string[] {
  const groups = Array.isArray(node.option_groups) ? node.option_groups.filter(isJson) : [];
  const options = [node, ...groups].flatMap((from) =>
    Array.isArray(from.options) ? from.options.filter(isJson) : [],
  );
  const found = options.flatMap((option) => tooLong(option, `${place}/options`, longestInOption));
  for (const group of groups) found.push(...tooLong(group, `${place}/option_groups`, { "label.text": 75 }));
  if (/^(multi_)?static_select$/.test(String(node.type)) && !node.options === !node.option_groups) {
    found.push(`${place}: exactly one of options and option_groups`);
  }
  if (options.length > 0) {
    const known = new Set(options.map((option) => JSON.stringify(option)));
    const initial = [
      node.initial_option,
      ...(Array.isArray(node.initial_options) ? node.initial_options : []),
    ];
    for (const chosen of initial) {
      if (chosen && !known.has(JSON.stringify(chosen)))
        found.push(`${place}: the initial option is not among the options`);
    }
  }
  return found;
}

function emptyTextProblems(node: Json, place: string, type: string): string[] {
  if (type !== "plain_text" && type !== "mrkdwn") return [];
  return node.text === "" ? [`${place}: empty text`] : [];
}

function inputBoundProblems(node: Json, place: string): string[] {
  const { min_length: least, max_length: most } = node;
  const found: string[] = [];
  if (typeof most === "number" && (most < 1 || most > highestMaxLength))
    found.push(`${place}: max_length ${most}, allowed 1 to ${highestMaxLength}`);
  if (typeof least === "number" && (least < 0 || least > highestMaxLength))
    found.push(`${place}: min_length ${least}`);
  if (
    typeof node.initial_value === "string" &&
    typeof most === "number" &&
    lengthOf(node.initial_value) > most
  ) {
    found.push(`${place}: initial_value is longer than max_length`);
  }
  return found;
}

function blockListProblems(surface: SlackSurface, blocks: Json[]): string[] {
  const found: string[] = [];
  if (blocks.length > mostBlocks[surface])
    found.push(`/blocks: ${blocks.length} blocks, at most ${mostBlocks[surface]}`);
  const ids = blocks.map((block) => block.block_id).filter((id) => id !== undefined);
  for (const id of new Set(ids)) {
    if (ids.filter((other) => other === id).length > 1)
      found.push(`/blocks: block_id ${JSON.stringify(id)} twice`);
  }
  for (const [index, block] of blocks.entries()) {
    if (notOnSurface[surface].includes(String(block.type)))
      found.push(`/blocks/${index}: no ${block.type} in a ${surface}`);
    const actions: unknown[] = [];
    eachObject(block, (node) => node.action_id !== undefined && actions.push(node.action_id));
    for (const id of new Set(actions)) {
      if (actions.filter((other) => other === id).length > 1)
        found.push(`/blocks/${index}: action_id ${JSON.stringify(id)} twice`);
    }
  }
  const markdown = blocks.filter((block) => block.type === "markdown").map((block) => String(block.text));
  if (lengthOf(markdown.join("")) > mostMarkdownCharacters)
    found.push(`/blocks: more than ${mostMarkdownCharacters} characters of markdown`);
  if (blocks.filter((block) => block.type === "data_visualization").length > mostCharts)
    found.push(`/blocks: more than ${mostCharts} charts`);
  if (blocks.filter((block) => tableFamily.includes(String(block.type))).length > 1)
    found.push("/blocks: only one table allowed");
  return found;
}

function messageProblems(payload: Json): string[] {
  const text = typeof payload.text === "string" ? payload.text : "";
  const blocks = Array.isArray(payload.blocks) ? payload.blocks : [];
  const found: string[] = [];
  if (text === "" && blocks.length === 0) found.push("/: neither text nor blocks");
  if (lengthOf(text) > mostMessageText)
    found.push(`/text: ${lengthOf(text)} characters, at most ${mostMessageText}`);
  return found;
}

function viewProblems(payload: Json, blocks: Json[]): string[] {
  const found: string[] = [];
  if (payload.type === "modal" && blocks.some((block) => block.type === "input") && !payload.submit) {
    found.push("/: a modal with an input needs submit");
  }
  for (const key of ["title", "submit", "close"]) {
    const text = payload[key];
    if (isJson(text) && text.type !== "plain_text") found.push(`/${key}: plain_text only`);
  }
  const bytes = Buffer.byteLength(JSON.stringify(payload));
  if (bytes > mostViewBytes) found.push(`/: view_too_large, ${bytes} bytes`);
  let focused = 0;
  eachObject(payload, (node) => node.focus_on_load === true && focused++);
  if (focused > 1) found.push("/: focus_on_load more than once");
  return found;
}
