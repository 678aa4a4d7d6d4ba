import { z } from "zod";
import type { Bilingual } from "../../text/locale.ts";

/** A name as people read it, in both languages. @param longest characters */
export const bilingual = (longest: number): z.ZodType<Bilingual> =>
  z.strictObject({ en: z.string().trim().min(1).max(longest), zh: z.string().trim().min(1).max(longest) });

/** How stages, criteria and choices are called where no person reads it: "contract-signed". */
export const code = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
