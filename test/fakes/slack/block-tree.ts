import { eachObject, isJson, type Json } from "../../judges/payload-walk.ts";

export type FoundElement = Readonly<{
  block: Json;
  blockId: string;
  element: Json;
  actionId: string;
  label: string;
}>;

/** How a test names an element: by its action_id, label, block_id or value; or several of these at once. */
export type ElementWanted = string | { action?: string; label?: string; block?: string; value?: string };

/** Blocks as Slack keeps them: each with a block_id. */
export function withBlockIds(blocks: Json[]): Json[] {
  return blocks.map((block, index) => ({ ...block, block_id: block.block_id ?? `auto-${index}` }));
}

export function elementsOf(blocks: Json[]): FoundElement[] {
  return withBlockIds(blocks).flatMap((block) => {
    const found: FoundElement[] = [];
    eachObject(block, (node) => {
      if (typeof node.action_id !== "string") return;
      const text = isJson(node.text) ? node.text.text : isJson(block.label) ? block.label.text : "";
      found.push({
        block,
        blockId: String(block.block_id),
        element: node,
        actionId: node.action_id,
        label: String(text),
      });
    });
    return found;
  });
}

/** The one element meant. Throws a sentence that lists the elements there are. */
export function elementOf(blocks: Json[], wanted: ElementWanted): FoundElement {
  const all = elementsOf(blocks);
  const tests: ((found: FoundElement) => boolean)[] =
    typeof wanted === "string"
      ? [
          (found) => found.actionId === wanted,
          (found) => found.blockId === wanted,
          (found) => found.label === wanted,
          (found) => found.element.value === wanted,
        ]
      : [
          (found) =>
            (wanted.action === undefined || found.actionId === wanted.action) &&
            (wanted.label === undefined || found.label === wanted.label) &&
            (wanted.block === undefined || found.blockId === wanted.block) &&
            (wanted.value === undefined || found.element.value === wanted.value),
        ];
  for (const test of tests) {
    const hits = all.filter(test);
    if (hits.length === 1) return hits[0]!;
    if (hits.length > 1)
      throw new Error(`${hits.length} elements answer to ${JSON.stringify(wanted)}: ${list(hits)}`);
  }
  throw new Error(`no element ${JSON.stringify(wanted)} here; there are: ${list(all)}`);
}

const list = (found: FoundElement[]): string =>
  found
    .map(
      ({ blockId, actionId, label, element }) =>
        `${label} [${blockId}/${actionId} ${String(element.value ?? "")}]`,
    )
    .join("; ") || "none";
