/** The state of a submitted modal → values as every chat hands them on: strings by field name. */
import { joinChosen } from "../form.ts";
import { ticked } from "./render-field.ts";

/** The parts of Slack's state that our fields can produce. */
export type AnsweredElement = Readonly<{
  type: string;
  value?: string | null;
  selected_date?: string | null;
  selected_option?: Readonly<{ value?: string }> | null;
  selected_options?: readonly Readonly<{ value?: string }>[];
}>;

export type ModalState = Readonly<Record<string, Readonly<Record<string, AnsweredElement>>>>;

/**
 * `view.state.values` → a string per field, as `chat/form.ts` describes them. Each block holds one input, and
 * its id is the field's name.
 */
export function readValues(state: ModalState): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [field, elements] of Object.entries(state)) {
    const element = Object.values(elements)[0];
    if (element) values[field] = answerOf(element);
  }
  return values;
}

function answerOf(element: AnsweredElement): string {
  switch (element.type) {
    case "datepicker":
      return element.selected_date ?? "";
    case "static_select":
      return element.selected_option?.value ?? "";
    case "multi_static_select":
      return joinChosen(element.selected_options?.flatMap(({ value }) => value ?? []) ?? []);
    case "checkboxes":
      return (element.selected_options?.length ?? 0) > 0 ? ticked : "";
    default:
      return element.value ?? "";
  }
}
