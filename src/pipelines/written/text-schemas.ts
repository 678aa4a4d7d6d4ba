/** The texts of a written pipeline. */
import { z } from "zod";

/** What never changes and people rarely see: "qualified-customer". */
export const code = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);

/** One line, without what nobody sees or what turns text around. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]*$/u);

const named = (most: number) => line(most).min(1);

/** In both languages; one text is meant for both. */
const inBoth = (text: z.ZodString) =>
  z.preprocess(
    (value) => (typeof value === "string" ? { en: value, zh: value } : value),
    z.strictObject({ en: text, zh: text }),
  );

export const word = named(40);
export const name = inBoth(named(80));
export const sentence = inBoth(named(300));
export const perhapsSentence = inBoth(line(300));
