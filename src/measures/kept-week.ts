/** What a close keeps beside the deals, as it is stored: instants and dates in ISO 8601, money in minor units. */
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { roles } from "../company/member.ts";
import { workspaceSettings } from "../company/workspace-settings.ts";

const instant = z.string().transform((text) => Temporal.Instant.from(text));
const date = z.string().transform((text) => Temporal.PlainDate.from(text));
/** Minor units as a decimal string. */
const money = z.object({ minor: z.string().transform(BigInt), currency: z.string() });

const rate = z.object({ currency: z.string(), from: z.iso.date(), worth: z.string().transform(BigInt) });

export const keptWeek = z.object({
  opensAt: instant,
  closeDate: date,
  quarter: z.object({
    id: z.string(),
    year: z.int(),
    number: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    start: date,
    end: date,
  }),
  zone: z.string(),
  currency: z.string(),
  settings: workspaceSettings,
  /** The standard one of that day. */
  pipeline: z.object({ code: z.string(), version: z.int() }),
  teams: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      parentId: z.string().nullable(),
      managerId: z.string().nullable(),
    }),
  ),
  members: z.array(
    z.object({ id: z.string(), name: z.string(), role: z.enum(roles), teamId: z.string().nullable() }),
  ),
  /** By quarter what counts for it, of members and of teams. */
  quotas: z.array(
    money.extend({ memberId: z.string().nullable(), teamId: z.string().nullable(), quarter: z.string() }),
  ),
  /** Of who was asked, or answered unasked. `promised`: for the week's quarter, their last number of it. */
  answers: z.array(
    z.object({
      ...{ memberId: z.string(), answered: z.boolean(), promised: money.nullable() },
      away: z.boolean().default(false),
      /** Who would have answered for them, and who did. */
      ...{ coverId: z.string().optional(), byId: z.string().optional() },
    }),
  ),
  /** Into the company's currency: those of the year before the close. None in weeks that older versions closed. */
  rates: z.array(rate).default([]),
});

/** As it is stored. */
export type KeptWeek = z.input<typeof keptWeek>;
