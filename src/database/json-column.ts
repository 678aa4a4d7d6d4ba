/**
 * Plain data in a form that a jsonb column accepts: without NUL, and without half of a surrogate pair, which
 * cutting a text may leave; either makes PostgreSQL refuse the whole statement.
 */
export function asJsonColumn<T>(data: T): T {
  return JSON.parse(JSON.stringify(data), (_key, value) =>
    typeof value === "string" ? value.replaceAll("\u0000", "").toWellFormed() : value,
  );
}
