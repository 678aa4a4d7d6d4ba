import { isJson, type Json, lengthOf } from "../../judges/payload-walk.ts";

/** What a person types or picks: text, a number, a date as 2026-12-31, an option by value or label, several, a tick. */
export type FieldInput = string | number | boolean | string[] | null;

/** Thrown where Slack's own client would not let the person do it. */
export class ClientRefuses extends Error {}

export const inputTypes =
  /^(plain_text_input|number_input|email_text_input|url_text_input|static_select|external_select|multi_static_select|multi_external_select|users_select|multi_users_select|conversations_select|channels_select|datepicker|timepicker|datetimepicker|checkboxes|radio_buttons|rich_text_input|file_input)$/;

/** An element's value before anyone touches it, in the form of `view.state.values`. */
export function standing(element: Json): Json {
  const type = String(element.type);
  switch (type) {
    case "plain_text_input":
    case "number_input":
    case "email_text_input":
    case "url_text_input":
      return { type, value: element.initial_value ?? null };
    case "static_select":
    case "external_select":
    case "radio_buttons":
      return { type, selected_option: element.initial_option ?? null };
    case "multi_static_select":
    case "multi_external_select":
    case "checkboxes":
      return { type, selected_options: element.initial_options ?? [] };
    case "users_select":
      return { type, selected_user: element.initial_user ?? null };
    case "multi_users_select":
      return { type, selected_users: element.initial_users ?? [] };
    case "conversations_select":
      return { type, selected_conversation: element.initial_conversation ?? null };
    case "channels_select":
      return { type, selected_channel: element.initial_channel ?? null };
    case "datepicker":
      return { type, selected_date: element.initial_date ?? null };
    case "timepicker":
      return { type, selected_time: element.initial_time ?? null };
    case "datetimepicker":
      return { type, selected_date_time: element.initial_date_time ?? null };
    case "rich_text_input":
      return { type, rich_text_value: element.initial_value ?? null };
    case "file_input":
      return { type, files: [] };
    default:
      return { type };
  }
}

/** The same element's value once filled in. @throws ClientRefuses for what the client would not accept */
export function filledIn(element: Json, input: FieldInput): Json {
  const type = String(element.type);
  const [key] = Object.keys(standing(element)).filter((name) => name !== "type");
  if (!key) throw new ClientRefuses(`a ${type} cannot be filled in`);
  if (input === null || input === "") return standing(without(element));
  switch (type) {
    case "checkboxes": {
      const all = optionsOf(element);
      const wanted =
        input === true
          ? all.map((option) => String(option.value))
          : input === false
            ? []
            : [input].flat().map(String);
      return { type, [key]: wanted.map((one) => option(element, one)) };
    }
    case "radio_buttons":
    case "static_select":
      return { type, [key]: option(element, String(input)) };
    case "external_select":
      return { type, [key]: { text: { type: "plain_text", text: String(input) }, value: String(input) } };
    case "multi_static_select":
      return { type, [key]: [input].flat().map((one) => option(element, String(one))) };
    case "multi_users_select":
      return { type, [key]: [input].flat() };
    case "number_input":
      return { type, [key]: number(element, String(input)) };
    case "datepicker":
      if (!/^\d{4}-\d{2}-\d{2}$/.test(String(input)))
        throw new ClientRefuses(`a date picker gives no ${input}`);
      return { type, [key]: input };
    case "timepicker":
      if (!/^\d{2}:\d{2}$/.test(String(input))) throw new ClientRefuses(`a time picker gives no ${input}`);
      return { type, [key]: input };
    case "datetimepicker":
      return { type, [key]: Number(input) };
    case "plain_text_input":
      return { type, [key]: text(element, String(input)) };
    default:
      return { type, [key]: input };
  }
}

export function isEmpty(state: Json): boolean {
  return Object.entries(state).every(
    ([key, value]) =>
      key === "type" || value === null || value === "" || (Array.isArray(value) && value.length === 0),
  );
}

function text(element: Json, value: string): string {
  const { min_length: least, max_length: most } = element;
  if (typeof most === "number" && lengthOf(value) > most)
    throw new ClientRefuses(`at most ${most} characters`);
  if (typeof least === "number" && lengthOf(value) < least)
    throw new ClientRefuses(`at least ${least} characters`);
  if (element.multiline !== true && value.includes("\n")) throw new ClientRefuses("one line only");
  return value;
}

function number(element: Json, value: string): string {
  const shape = element.is_decimal_allowed === true ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  if (!shape.test(value)) throw new ClientRefuses(`${value} is no number this field takes`);
  if (element.min_value !== undefined && Number(value) < Number(element.min_value))
    throw new ClientRefuses(`at least ${element.min_value}`);
  if (element.max_value !== undefined && Number(value) > Number(element.max_value))
    throw new ClientRefuses(`at most ${element.max_value}`);
  return value;
}

function optionsOf(element: Json): Json[] {
  const groups = Array.isArray(element.option_groups) ? element.option_groups.filter(isJson) : [];
  return [element, ...groups].flatMap((from) =>
    Array.isArray(from.options) ? from.options.filter(isJson) : [],
  );
}

function option(element: Json, wanted: string): Json {
  const label = (one: Json) => (isJson(one.text) ? one.text.text : undefined);
  const all = optionsOf(element);
  const found = all.find((one) => one.value === wanted) ?? all.find((one) => label(one) === wanted);
  if (!found)
    throw new ClientRefuses(
      `no option ${wanted}; there are: ${all.map((one) => `${label(one)} (${one.value})`).join(", ")}`,
    );
  return found;
}

function without(element: Json): Json {
  return Object.fromEntries(Object.entries(element).filter(([key]) => !key.startsWith("initial_")));
}
