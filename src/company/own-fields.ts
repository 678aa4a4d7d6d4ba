/** What a company wants to know of its customers beside what everybody does: its own fields, as its settings keep them. */
import { z } from "zod";

export const ownFieldKinds = ["text", "number", "choice", "date", "computed"] as const;
export type OwnFieldKind = (typeof ownFieldKinds)[number];

const named = { en: z.string(), zh: z.string() };

export const ownField = z.object({
  /** Stays whatever it is called: values are kept under it. */
  key: z.string(),
  ...named,
  kind: z.enum(ownFieldKinds),
  /** Of a choice; one that is `gone` is not offered any more, and still says what was chosen. */
  options: z.array(z.object({ key: z.string(), ...named, gone: z.boolean().default(false) })).default([]),
  /** Of a number, the least that it may be; null: it may be below zero as far as anybody likes. */
  least: z.number().nullable().default(0),
  /** Of a computed one, with other fields as [key]. */
  formula: z.string().default(""),
  archived: z.boolean().default(false),
});

export type OwnField = z.output<typeof ownField>;
