/** What the rows of a team list do, one act after the other. What is new goes by a key that is no id, until it is made. */
import { z } from "zod";
import { keptQuota } from "../quotas/put-quotas.ts";

const id = z.string();

/** As it is planned: `from` is what there was, `to` what there will be. */
const planned = z.discriminatedUnion("act", [
  z.object({
    ...{ act: z.literal("person"), id, name: z.string(), mail: z.string().nullable() },
    ...{ role: z.enum(["rep", "manager"]), team: id.nullable() },
  }),
  z.object({ act: z.literal("team"), id, name: z.string(), parent: id.nullable() }),
  z.object({ act: z.literal("under"), id, from: id.nullable(), to: id }),
  z.object({ act: z.literal("lead"), id, from: id.nullable(), to: id }),
  z.object({ act: z.literal("role"), id }),
  z.object({ act: z.literal("move"), id, from: id.nullable(), to: id }),
  z.object({ act: z.literal("mail"), id, to: z.string() }),
  z.object({
    act: z.literal("quota"),
    id,
    minor: z.string(),
    currency: z.string(),
    kept: keptQuota.optional(),
  }),
]);
export type Act = z.output<typeof planned>;

export type ActCalled<Name extends Act["act"]> = Extract<Act, { act: Name }>;

export const acts = z.array(planned);

/** Those of one kind. */
export const actsCalled = <Name extends Act["act"]>(all: readonly Act[], name: Name): ActCalled<Name>[] =>
  all.filter((one): one is ActCalled<Name> => one.act === name);
