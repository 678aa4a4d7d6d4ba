import { eachObject, isJson, type Json } from "./payload-walk.ts";

export const mostNesting = 5;

const fields = [
  "input",
  "select_static",
  "multi_select_static",
  "select_person",
  "multi_select_person",
  "select_img",
  "date_picker",
  "picker_time",
  "picker_datetime",
  "checker",
];
const containers = ["form", "column_set", "column", "interactive_container", "collapsible_panel"];
const withLabel = ["input"];

/** A form is at the root, holds neither form nor table, names every field once and can be submitted. */
export function formProblems(card: Json): string[] {
  const body = isJson(card.body) ? card.body : {};
  const roots = Array.isArray(body.elements) ? body.elements : [];
  const found: string[] = [];
  const formNames: unknown[] = [];
  eachObject(roots, (node, place) => {
    if (node.tag !== "form") return;
    formNames.push(node.name);
    if (!roots.includes(node))
      found.push(`/body/elements${place}: a form stands only at the root of the card`);
    found.push(...oneFormProblems(node, `/body/elements${place}`));
  });
  if (new Set(formNames).size !== formNames.length) found.push("/body: two forms of one name");
  eachObject(roots, (node, place) => {
    if (fields.includes(String(node.tag)) && node.label && !withLabel.includes(String(node.tag))) {
      found.push(`/body/elements${place}: ${node.tag} has no label`);
    }
  });
  for (const loose of outsideForms(roots)) {
    if (loose.form_action_type)
      found.push(`/body: button ${String(loose.name)} submits, but stands in no form`);
  }
  return found;
}

function oneFormProblems(form: Json, place: string): string[] {
  const found: string[] = [];
  const names: unknown[] = [];
  let submits = 0;
  eachObject(form.elements, (node) => {
    const tag = String(node.tag);
    if (tag === "form" || tag === "table") found.push(`${place}: a ${tag} inside a form`);
    if (node.form_action_type === "submit") submits++;
    const isField = fields.includes(tag);
    const isButton = tag === "button";
    if (!isField && !isButton) return;
    if (typeof node.name !== "string" || node.name === "") found.push(`${place}: a ${tag} without a name`);
    else names.push(node.name);
  });
  if (submits < 1) found.push(`${place}: no button with form_action_type "submit"`);
  for (const name of new Set(names)) {
    if (names.filter((other) => other === name).length > 1)
      found.push(`${place}: name ${JSON.stringify(name)} twice`);
  }
  return found;
}

/** How deeply containers are nested. */
export function nestingOf(node: unknown, depth = 0): number {
  if (Array.isArray(node)) return Math.max(depth, ...node.map((item) => nestingOf(item, depth)));
  if (!isJson(node)) return depth;
  // A column is part of its column set, not a level of its own.
  const deeper = containers.includes(String(node.tag)) && node.tag !== "column" ? depth + 1 : depth;
  return Math.max(deeper, ...Object.values(node).map((value) => nestingOf(value, deeper)));
}

function outsideForms(nodes: unknown[]): Json[] {
  return nodes.flatMap((node) => {
    if (Array.isArray(node)) return outsideForms(node);
    if (!isJson(node) || node.tag === "form") return [];
    return [node, ...outsideForms(Object.values(node))];
  });
}
