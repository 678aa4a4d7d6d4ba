/** What is written the same way wherever it is written: codes and the texts that people read. */
import { z } from "zod";
import type { Bilingual } from "../text/locale.ts";

/** What never changes and people rarely see, of stages, criteria, choices, reasons: "qualified-customer". */
export const code = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);

/** One line, without what nobody sees or what turns text around. @param most characters */
export const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]*$/u);

export const named = (most: number) => line(most).min(1);

/** A name as people read it, in both languages. @param most characters */
export const bilingual = (most: number): z.ZodType<Bilingual> =>
  z.strictObject({ en: named(most), zh: named(most) });
