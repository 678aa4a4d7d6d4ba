/** What a question about numbers says. Travels in buttons, so it is parsed again whenever it comes back. */
import { z } from "zod";
import type { ButtonValues } from "../chat/card.ts";

export const asked = z.object({
  whose: z.enum(["mine", "team"]).optional(),
  /** A team's id: its members and those of the teams nested in it. */
  team: z.uuid().optional(),
  /** A member's id. */
  owner: z.uuid().optional(),
  /** Deals with a line of this product. */
  product: z.string().max(200).optional(),
  /** A pipeline's code. */
  pipeline: z.string().max(60).optional(),
  /** A period's id, such as `2026-Q3`. */
  period: z.string().max(10).optional(),
});

export type Asked = Readonly<z.output<typeof asked>>;

/** What is said once; a second team or person is not taken instead of the first. */
export const askedOnce = [["team", "owner"], ["product"], ["pipeline"], ["period"]] as const;

/** A button carries no empty values. */
export const asValues = (
  values: Readonly<Record<string, string | number | boolean | undefined>>,
): ButtonValues =>
  Object.fromEntries(
    Object.entries(values).filter(
      (pair): pair is [string, string | number | boolean] => pair[1] !== undefined,
    ),
  );
