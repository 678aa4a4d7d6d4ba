import { z } from "zod";
import { asFile } from "../../asking/as-file.ts";
import { periodNamed } from "../../calendar/period.ts";
import type { ButtonValues } from "../../chat/card.ts";
import { everything, yearToLast } from "./tier-period.ts";

/** What a card of tiers can show in detail. */
export const views = [
  "band",
  "rose",
  "fell",
  "gone",
  "fresh",
  "near",
  "curve",
  "A",
  "B",
  "C",
  "entered",
  "left",
  "negative",
] as const;
export type View = (typeof views)[number];

/** Which rows the tiers are made of, as a button carries it: of a file that was sent, or of what is stored. */
export const tiersAsked = asFile.extend({
  file: z.uuid().optional(),
  /** Position of the sheet in the file. */
  sheet: z.coerce.number().int().min(0).max(1_000).default(0),
  /** One stored report, by its import. */
  report: z.uuid().optional(),
  period: z
    .string()
    .refine((id) => ["", yearToLast, everything].includes(id) || periodNamed(id) !== undefined)
    .catch("")
    .default(""),
  /** As it is spelled there; "" for all of them. */
  product: z.string().trim().max(200).default(""),
  view: z.enum(views).optional().catch(undefined),
  /** Which band's customers; counted from the lowest. */
  tier: z.coerce.number().int().min(0).max(7).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1).default(1),
});
export type TiersAsked = Readonly<z.output<typeof tiersAsked>>;

/** As a button carries it on. */
export function carried(
  { file, sheet, report, period, product }: TiersAsked,
  more: ButtonValues = {},
): ButtonValues {
  return {
    ...(file && { file, sheet }),
    ...(report && { report }),
    ...(period && { period }),
    ...(product && { product }),
    ...more,
  };
}
