/**
 * Plain data as a jsonb column takes it: without NUL, and without the half of a character that cutting a text may have
 * left, for which the whole statement would be refused.
 */
export function asJsonColumn<T>(data: T): T {
  return JSON.parse(JSON.stringify(data), (_key, value) =>
    typeof value === "string" ? value.replaceAll("\u0000", "").toWellFormed() : value,
  );
}
