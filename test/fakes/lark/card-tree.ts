import { eachObject, isJson, type Json } from "../../judges/payload-walk.ts";

export type FoundButton = Readonly<{
  button: Json;
  label: string;
  name: string | undefined;
  /** The value of its callback, if it has one. */
  value: Json | undefined;
  /** The form it is in. */
  form: Json | undefined;
}>;

/** How a test names a button: by its name, its label, any value in its callback, or a part of the callback's value. */
export type ButtonWanted = string | Json;

export function buttonsOf(card: Json): FoundButton[] {
  const found: FoundButton[] = [];
  const formOf = new Map<Json, Json>();
  eachObject(card, (node) => {
    if (node.tag === "form") eachObject(node.elements, (inner) => formOf.set(inner, node));
  });
  eachObject(card, (node) => {
    if (node.tag !== "button" && node.tag !== "interactive_container") return;
    found.push({
      button: node,
      label: isJson(node.text) ? String(node.text.content) : "",
      name: typeof node.name === "string" ? node.name : undefined,
      value: callbackValue(node),
      form: formOf.get(node),
    });
  });
  return found;
}

/** The one button meant. Throws a sentence that lists the buttons there are. */
export function buttonOf(card: Json, wanted: ButtonWanted): FoundButton {
  const all = buttonsOf(card);
  const tests: ((found: FoundButton) => boolean)[] =
    typeof wanted === "string"
      ? [
          (found) => found.name === wanted,
          (found) => found.label === wanted,
          (found) => Object.values(found.value ?? {}).includes(wanted),
        ]
      : [(found) => Object.entries(wanted).every(([key, value]) => found.value?.[key] === value)];
  for (const test of tests) {
    const hits = all.filter(test);
    if (hits.length === 1) return hits[0]!;
    if (hits.length > 1) throw new Error(`${hits.length} buttons answer to ${say(wanted)}: ${list(hits)}`);
  }
  throw new Error(`no button ${say(wanted)} on this card; there are: ${list(all)}`);
}

export function callbackValue(element: Json): Json | undefined {
  const behaviors = Array.isArray(element.behaviors) ? element.behaviors.filter(isJson) : [];
  const callback = behaviors.find((behavior) => behavior.type === "callback");
  return isJson(callback?.value) ? callback.value : undefined;
}

const say = (wanted: ButtonWanted): string => JSON.stringify(wanted);
const list = (buttons: FoundButton[]): string =>
  buttons
    .map(({ label, name, value }) => `${label}${name ? ` (${name})` : ""} ${JSON.stringify(value)}`)
    .join("; ") || "none";
