import { Temporal } from "temporal-polyfill";
import { eachObject, isJson, type Json, lengthOf } from "../../judges/payload-walk.ts";

/** What a person types or picks: text, a date as 2026-12-31, an option by value or label, several of them, a tick. */
export type FormInput = string | string[] | boolean;

/** Thrown where Lark's own client would not let the person submit. */
export class ClientRefuses extends Error {}

/**
 * The `form_value` Lark sends: the fields' current values, overwritten by what was filled in.
 * Unfilled inputs arrive as "", unfilled pickers not at all.
 * @throws ClientRefuses for an unknown field or option, an empty required field, a text that is too long
 */
export function formValues(form: Json, filled: Record<string, FormInput>, timeZone: string): Json {
  const fields = fieldsOf(form);
  const unknown = Object.keys(filled).filter((name) => !fields.some((field) => field.name === name));
  if (unknown.length > 0) {
    const there = fields.map((field) => field.name).join(", ");
    throw new ClientRefuses(`no field ${unknown.join(", ")} in this form; there are: ${there}`);
  }
  const values: Json = {};
  for (const field of fields) {
    const name = String(field.name);
    const value = filled[name] === undefined ? standing(field) : picked(field, filled[name]);
    const empty = value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
    if (field.required === true && empty) throw new ClientRefuses(`${name} is required`);
    if (value !== undefined) values[name] = withOffset(field, value, timeZone);
  }
  return values;
}

const fieldTags =
  /^(input|select_static|multi_select_static|select_person|multi_select_person|date_picker|picker_time|picker_datetime|checker)$/;

export function fieldsOf(card: unknown): Json[] {
  const fields: Json[] = [];
  eachObject(card, (node) => fieldTags.test(String(node.tag)) && fields.push(node));
  return fields;
}

function standing(field: Json): unknown {
  switch (field.tag) {
    case "input":
      return field.default_value ?? "";
    case "checker":
      return field.checked ?? false;
    case "multi_select_static":
    case "multi_select_person":
      return field.selected_values ?? [];
    default:
      return field.initial_option ?? field.initial_date ?? field.initial_datetime ?? field.initial_time;
  }
}

/** What the field sends for a choice; options may be named by their label. */
export function picked(field: Json, input: FormInput): unknown {
  if (Array.isArray(input)) return input.map((one) => optionValue(field, one));
  if (field.tag === "select_static" && typeof input === "string" && input !== "")
    return optionValue(field, input);
  if (field.tag === "input" && typeof input === "string") {
    const most = typeof field.max_length === "number" ? field.max_length : 1000;
    if (lengthOf(input) > most) throw new ClientRefuses(`${String(field.name)} takes ${most} characters`);
  }
  return input;
}

function optionValue(field: Json, wanted: string): string {
  const options = (Array.isArray(field.options) ? field.options : []).filter(isJson);
  const label = (option: Json) => (isJson(option.text) ? option.text.content : undefined);
  const option = options.find((one) => one.value === wanted) ?? options.find((one) => label(one) === wanted);
  if (!option) {
    const there = options.map((one) => `${String(label(one))} (${String(one.value)})`).join(", ");
    throw new ClientRefuses(`${String(field.name)} offers no ${wanted}; there are: ${there}`);
  }
  return String(option.value);
}

/** Pickers send the zone's offset along: "2024-04-01 +0800" (FD card-callback-communication). */
export function withOffset(field: Json, value: unknown, timeZone: string): unknown {
  const isPicker = /^(date_picker|picker_time|picker_datetime)$/.test(String(field.tag));
  if (!isPicker || typeof value !== "string" || value === "" || / [+-]\d{4}$/.test(value)) return value;
  const day = /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0];
  const at = day
    ? Temporal.PlainDate.from(day).toZonedDateTime(timeZone)
    : Temporal.Now.zonedDateTimeISO(timeZone);
  return `${value} ${at.offset.replace(":", "")}`;
}
