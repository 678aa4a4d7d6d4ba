import type { Json } from "../../judges/payload-walk.ts";
import { type ElementWanted, elementOf, elementsOf } from "./block-tree.ts";
import { ClientRefuses, type FieldInput, filledIn, inputTypes, isEmpty, standing } from "./element-state.ts";

export type Filled = Record<string, FieldInput>;
type Typed = Map<string, unknown>;

/** `state.values` of a view or message: block_id → action_id → value, typed values over initial ones. */
export function stateValues(blocks: Json[], typed: Typed): Record<string, Record<string, Json>> {
  const values: Record<string, Record<string, Json>> = {};
  for (const { blockId, actionId, element } of elementsOf(blocks)) {
    if (!inputTypes.test(String(element.type))) continue;
    values[blockId] ??= {};
    values[blockId][actionId] =
      (typed.get(`${blockId}/${actionId}`) as Json | undefined) ?? standing(element);
  }
  return values;
}

/** Types values into fields named by block_id, action_id or label. */
export function type(blocks: Json[], typed: Typed, filled: Filled): void {
  for (const [name, input] of Object.entries(filled)) {
    const { blockId, actionId, element } = elementOf(blocks, wantedOf(name));
    try {
      typed.set(`${blockId}/${actionId}`, filledIn(element, input));
    } catch (error) {
      throw new ClientRefuses(`${name}: ${(error as Error).message}`);
    }
  }
}

/** @throws ClientRefuses if a required field is empty: the client marks it and sends nothing */
export function refuseEmpty(blocks: Json[], typed: Typed): void {
  const values = stateValues(blocks, typed);
  for (const { block, blockId, actionId, label } of elementsOf(blocks)) {
    const state = values[blockId]?.[actionId];
    if (block.type === "input" && block.optional !== true && state && isEmpty(state)) {
      throw new ClientRefuses(`${label} (${blockId}) is required`);
    }
  }
}

function wantedOf(name: string): ElementWanted {
  const [block, action] = name.split("/");
  return action === undefined ? name : { block, action };
}
