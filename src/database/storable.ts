/** What people and platforms send, as it can be stored and read again. */

/** PostgreSQL keeps no NUL in a text, and half of a character (a cut emoji) is no text at all. */
export const storableText = (text: string): string => text.replaceAll("\u0000", "").toWellFormed();

/** The same for the texts among the values of a button or form. */
export function storableValues(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      storableText(name),
      typeof value === "string" ? storableText(value) : value,
    ]),
  );
}
