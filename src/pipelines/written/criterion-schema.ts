/** An exit criterion as it is written in a file or comes from a form. */
import { z } from "zod";
import { buyingRoles } from "../buying-role.ts";
import { code, name, sentence } from "./text-schemas.ts";

const common = {
  key: code,
  must: z.boolean(),
  name,
  hint: sentence.optional(),
  as: z.enum(["question", "work"]).optional(),
};

const bound = z.number().min(-1e12).max(1e12).optional();

/** By kind, what it says beyond its name. */
const details = {
  field: { field: z.enum(["source", "closeDate", "amount", "likelihood"]) },
  within: { workdays: z.union([z.literal("short-term"), z.int().min(1).max(1000)]) },
  tick: {},
  answer: {},
  number: { of: z.literal("likelihood").optional(), atLeast: bound, atMost: bound },
  choice: {
    options: z.array(z.strictObject({ code, name })).min(2).max(40),
    several: z.boolean().default(false),
  },
  role: { role: z.enum(buyingRoles) },
  evidence: {},
  payment: {},
};

export const criterionSchema = z.discriminatedUnion("kind", [
  z.strictObject({ ...common, kind: z.literal("field"), ...details.field }),
  z.strictObject({ ...common, kind: z.literal("within"), ...details.within }),
  z.strictObject({ ...common, kind: z.literal("tick"), ...details.tick }),
  z.strictObject({ ...common, kind: z.literal("answer"), ...details.answer }),
  z.strictObject({ ...common, kind: z.literal("number"), ...details.number }),
  z.strictObject({ ...common, kind: z.literal("choice"), ...details.choice }),
  z.strictObject({ ...common, kind: z.literal("role"), ...details.role }),
  z.strictObject({ ...common, kind: z.literal("evidence"), ...details.evidence }),
  z.strictObject({ ...common, kind: z.literal("payment"), ...details.payment }),
]);

export const criterionKinds = Object.keys(details) as readonly (keyof typeof details)[];
