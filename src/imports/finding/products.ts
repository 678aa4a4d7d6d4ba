/** Products that differ only in how they are spelled are one: GTXPro and GTX Pro. Pure. */
import { productKey } from "../../understanding/product-key.ts";

/**
 * @param known what the company sells, as it spells it
 * @param found in the table, the most frequent first
 * @returns for each that is spelled otherwise: how the company spells it, or else most of the table
 */
export function spellings(known: readonly string[], found: readonly string[]): Record<string, string> {
  const byKey = new Map<string, string>();
  for (const name of [...known, ...found]) {
    const key = productKey(name);
    if (key !== "" && !byKey.has(key)) byKey.set(key, name);
  }
  return Object.fromEntries(
    found.flatMap((name) => {
      const said = byKey.get(productKey(name));
      return said !== undefined && said !== name ? [[name, said]] : [];
    }),
  );
}
