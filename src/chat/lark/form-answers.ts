/** What Lark sends for a submitted form → values as the form model wants them. Pure. */
import { type Field, type Form, form, joinChosen } from "../form.ts";
import type { ButtonValue } from "./button-value.ts";

type Submit = Extract<ButtonValue, { kind: "submit" }>;

/** Strings for exactly the fields that were shown: dates without their offset, ticks as "yes" or "". */
export function readAnswers(
  submit: Submit,
  formValue: Readonly<Record<string, unknown>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(submit.fields).map(([name, kind]) => [name, readAnswer(kind, formValue[name])]),
  );
}

function readAnswer(kind: Field["type"], value: unknown): string {
  if (kind === "tick") return value === true || value === "true" ? "yes" : "";
  if (kind === "choices") return joinChosen(Array.isArray(value) ? value.map(String) : []);
  if (typeof value !== "string") return typeof value === "number" ? String(value) : "";
  // Lark writes a date as "2026-12-31 +0800".
  return kind === "date" ? value.replace(/ [+-]\d{4}$/, "") : value;
}

/** The page that follows, with everything typed so far travelling along. */
export function nextPage(submit: Submit, answers: Readonly<Record<string, string>>): Form | undefined {
  const { later } = submit;
  if (!later) return undefined;
  return form({
    locale: later.locale,
    id: submit.formId,
    action: submit.action,
    title: later.title,
    submit: later.submit,
    cancel: later.cancel,
    hidden: { ...submit.hidden, ...answers },
    fields: later.fields.map(
      (field) => ({ ...field, options: later.optionLists[field.options ?? -1] ?? [] }) as Field,
    ),
  });
}
