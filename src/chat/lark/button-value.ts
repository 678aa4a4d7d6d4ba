/** The value a button carries through Lark and back. It returns untrusted, so it is parsed again. */
import { z } from "zod";
import { locales } from "../../text/locale.ts";
import { mentions } from "../mention.ts";

const scalar = z.union([z.string().max(4_000), z.number(), z.boolean()]);
const strings = z.record(z.string().max(100), z.string().max(4_000));
const fieldKind = z.enum(["line", "paragraph", "date", "choice", "choices", "tick"]);
const option = z.object({ value: z.string(), label: z.string() });

/** A field of a later page, as it was given by the use case. */
const laterField = z.object({
  type: fieldKind,
  name: z.string(),
  label: z.string(),
  hint: z.string().optional(),
  required: z.boolean(),
  value: z.string().optional(),
  error: z.string().optional(),
  placeholder: z.string().optional(),
  maxLength: z.number().optional(),
  /** Which of `optionLists`. */
  options: z.number().int().optional(),
});

const buttonValue = z.discriminatedUnion("kind", [
  /** A button of a card. */
  z.object({
    kind: z.literal("press"),
    action: z.string().max(100),
    values: z.record(z.string().max(100), scalar),
  }),
  /** A form's submit button; `fields` says how to read each value. */
  z.object({
    kind: z.literal("submit"),
    action: z.string().max(100),
    formId: z.string().max(100),
    hidden: strings,
    fields: z.record(z.string().max(100), fieldKind),
    /** Pages still to come: this submit only turns the page. */
    later: z
      .object({
        locale: z.enum(locales).catch("en"),
        title: z.string(),
        submit: z.string(),
        cancel: z.string(),
        page: z.number().int(),
        of: z.number().int(),
        fields: z.array(laterField),
        /** The same few lists serve many fields, and a card has 30 KB. */
        optionLists: z.array(z.array(option)),
      })
      .optional(),
  }),
  /** The cancel button of a form. */
  z.object({
    kind: z.literal("cancel"),
    title: z.string().max(500),
    locale: z.enum(locales).catch("en"),
  }),
  /** Runs a line that came late; `event` is the id of its message, so that it takes effect once. */
  z.object({
    kind: z.literal("late"),
    line: z.string().max(4_000),
    mentioned: mentions.default([]),
    event: z.string().max(200),
  }),
]);

export type ButtonValue = z.infer<typeof buttonValue>;
export type LaterPages = NonNullable<Extract<ButtonValue, { kind: "submit" }>["later"]>;

/** @param value as it came back from Lark, untrusted; undefined when it is not one of ours */
export function readButtonValue(value: unknown): ButtonValue | undefined {
  const parsed = buttonValue.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
