/** What makes a table the same as one that was seen before: the names of its columns, whatever their order. Pure. */
import { createHash } from "node:crypto";
import { foldForReading } from "../../understanding/fold-for-reading.ts";
import { normaliseText } from "../../understanding/normalise-text.ts";

/** A column's name as it is compared: width, case, script and runs of blanks make no difference. */
export const headerKey = (name: string): string =>
  foldForReading(normaliseText(name)).replace(/\s+/g, " ").trim();

/** @returns 64 hexadecimal digits */
export function shapeOf(names: readonly string[]): string {
  const keys = names
    .map(headerKey)
    .filter((key) => key !== "")
    .toSorted();
  return createHash("sha256").update(JSON.stringify(keys)).digest("hex");
}
