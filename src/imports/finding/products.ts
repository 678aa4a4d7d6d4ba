/** Products that differ only in how they are spelled are one: GTXPro and GTX Pro. Pure. */

const spellingKey = (name: string): string =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");

/**
 * @param known what the company sells, as it spells it
 * @param found in the table, the most frequent first
 * @returns for each that is spelled otherwise: how the company spells it, or else most of the table
 */
export function spellings(known: readonly string[], found: readonly string[]): Record<string, string> {
  const byKey = new Map<string, string>();
  for (const name of [...known, ...found]) {
    const key = spellingKey(name);
    if (key !== "" && !byKey.has(key)) byKey.set(key, name);
  }
  return Object.fromEntries(
    found.flatMap((name) => {
      const said = byKey.get(spellingKey(name));
      return said !== undefined && said !== name ? [[name, said]] : [];
    }),
  );
}
