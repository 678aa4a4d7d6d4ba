/** Shapes of values that come back from lines, buttons and forms; all untrusted. */
import { z } from "zod";

/** Names one deal: by id from a button or form, or as typed. */
export const dealNamed = z.object({
  id: z.uuid().optional(),
  deal: z.string().max(300).optional(),
  /** The deal's version when the button or form was made. */
  version: z.coerce.number().int().optional(),
});

export const maxNote = 4000;
