/** A modal's blocks with the typed values filled in, for redrawing it. */
import type { Block, KnownBlock, MultiStaticSelect, StaticSelect } from "@slack/types";
import type { ModalState } from "./form-values.ts";

/** The same blocks, with what the person has typed so far as their initial values. */
export function keepTyped(
  blocks: readonly (KnownBlock | Block)[],
  state: ModalState,
): (KnownBlock | Block)[] {
  return blocks.map((block) => {
    if (!isInput(block)) return block;
    const answered = Object.values(state[block.block_id ?? ""] ?? {})[0];
    const { element } = block;
    switch (element.type) {
      case "plain_text_input":
        return { ...block, element: { ...element, initial_value: answered?.value ?? undefined } };
      case "datepicker":
        return { ...block, element: { ...element, initial_date: answered?.selected_date ?? undefined } };
      case "static_select": {
        const initial = optionsOf(element).find((one) => one.value === answered?.selected_option?.value);
        return { ...block, element: { ...element, initial_option: initial } };
      }
      case "multi_static_select": {
        const chosen = answered?.selected_options?.map(({ value }) => value) ?? [];
        const initial = optionsOf(element).filter(({ value }) => chosen.includes(value));
        return {
          ...block,
          element: { ...element, initial_options: initial.length > 0 ? initial : undefined },
        };
      }
      case "checkboxes": {
        const ticked = (answered?.selected_options?.length ?? 0) > 0;
        return { ...block, element: { ...element, initial_options: ticked ? element.options : undefined } };
      }
      default:
        return block;
    }
  });
}

const isInput = (block: KnownBlock | Block): block is Extract<KnownBlock, { type: "input" }> =>
  block.type === "input";

/** Letter for letter the modal's own options: Slack refuses an initial one that differs in anything. */
const optionsOf = (select: StaticSelect | MultiStaticSelect) =>
  select.options ?? select.option_groups?.flatMap((group) => group.options) ?? [];
