/** The texts of a written pipeline. */
import { z } from "zod";
import { line, named } from "../code-and-name-schemas.ts";

/** One text is meant for both languages. */
const forBoth = (value: unknown): unknown => (typeof value === "string" ? { en: value, zh: value } : value);

const inBoth = (text: z.ZodString) => z.preprocess(forBoth, z.strictObject({ en: text, zh: text }));

/** A criterion, or what was meant as one, with the names that are one text only in both languages. */
export function withNamesInBoth(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, said]) => {
      if (field === "name" || field === "hint") return [field, forBoth(said)];
      return [field, field === "options" && Array.isArray(said) ? said.map(withNamesInBoth) : said];
    }),
  );
}

export const word = named(40);
export const name = inBoth(named(80));
export const sentence = inBoth(named(300));
export const perhapsSentence = inBoth(line(300));
