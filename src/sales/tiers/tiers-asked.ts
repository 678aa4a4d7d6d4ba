import { z } from "zod";

/** Which rows the tiers are made of, as a button carries it. */
export const tiersAsked = z.object({
  file: z.uuid(),
  /** Position of the sheet in the file. */
  sheet: z.coerce.number().int().min(0).max(1_000).default(0),
  /** As it is spelled there; "" for all of them. */
  product: z.string().trim().max(200).default(""),
});
export type TiersAsked = Readonly<z.output<typeof tiersAsked>>;
