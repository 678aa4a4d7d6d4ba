/**
 * A form is plain data too. Whatever a platform's widgets are called, the values that come back are strings:
 * dates as "2026-12-31", ticks as "yes" or "", choices as the option's value, multiple choices as one value per
 * line, everything else as typed.
 */
import { randomUUID } from "node:crypto";
import { deepFreeze } from "../charts/deep-freeze.ts";
import type { Locale } from "../text/locale.ts";
import type { Block } from "./card.ts";

/** `value`: without a line break, which stands between several. */
export type Option = Readonly<{ value: string; label: string }>;

type FieldBase = Readonly<{
  name: string;
  label: string;
  hint?: string;
  required: boolean;
  /** Its current value: a default, or what the person typed before an error. */
  value?: string;
  /** One sentence: what was wrong, what to type instead. */
  error?: string;
}>;

export type Field = FieldBase &
  (
    | Readonly<{ type: "line"; placeholder?: string; maxLength?: number }>
    | Readonly<{ type: "paragraph"; placeholder?: string; maxLength?: number }>
    | Readonly<{ type: "date" }>
    | Readonly<{ type: "choice"; options: readonly Option[] }>
    /** Any number of them. */
    | Readonly<{ type: "choices"; options: readonly Option[] }>
    | Readonly<{ type: "tick" }>
  );

/** Several choices as one value. */
export const joinChosen = (values: readonly string[]): string => values.join("\n");
/** And back; untrusted: it may say what was never offered. */
export const chosenIn = (value = ""): string[] => value.split("\n").filter(Boolean);

export type Form = Readonly<{
  type: "form";
  /** The language it is written in. */
  locale: Locale;
  /** Minted when the form is opened and claimed when it takes effect: two submits count once. */
  id: string;
  /** The use case that receives it. */
  action: string;
  title: string;
  submit: string;
  cancel: string;
  /** Shown above the fields: text, facts and trail only (modals draw no tables or charts). */
  intro: readonly Block[];
  fields: readonly Field[];
  /** Travels with the form, unseen; untrusted when it returns. */
  hidden: Readonly<Record<string, string>>;
}>;

export type FormParts = Omit<Form, "type" | "id" | "intro" | "hidden"> &
  Partial<Pick<Form, "id" | "intro" | "hidden">>;

/** @param parts `id` only when a form is shown again with errors: it must stay the same. */
export function form(parts: FormParts): Form {
  return deepFreeze({
    ...parts,
    type: "form",
    id: parts.id ?? randomUUID(),
    intro: parts.intro ?? [],
    hidden: parts.hidden ?? {},
  });
}

/** The same form with the typed values and the errors, for showing it again. */
export function withAnswers(
  shown: Form,
  values: Readonly<Record<string, string>>,
  errors: Readonly<Record<string, string>>,
): Form {
  const fields = shown.fields.map((field) => ({
    ...field,
    value: values[field.name] ?? field.value,
    error: errors[field.name],
  }));
  return deepFreeze({ ...shown, fields });
}
