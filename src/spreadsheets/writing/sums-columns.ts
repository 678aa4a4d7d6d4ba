/** Sums as columns: one for each currency that any of them has, so that every cell is a number that can be added up. Pure. */
import type { Sums } from "../../money/sums.ts";
import type { Column, Value } from "./table.ts";

/** @param own comes first, and is there where there is no other */
export function currenciesOf(all: readonly Sums[], own: string): string[] {
  const others = new Set(all.flatMap((sums) => [...sums.keys()]));
  const hasOwn = others.delete(own) || others.size === 0;
  return [...(hasOwn ? [own] : []), ...[...others].sort()];
}

/** @param means what is counted, and how */
export const sumsColumns = (label: string, currencies: readonly string[], means?: string): Column[] =>
  currencies.map((currency) => ({
    label: currencies.length > 1 ? `${label} ${currency}` : label,
    type: "money",
    ...(means === undefined ? {} : { means }),
  }));

/** @param sums undefined: nothing is said of them, which is not zero */
export const sumsCells = (sums: Sums | undefined, currencies: readonly string[]): Value[] =>
  currencies.map((currency) => {
    if (sums === undefined) return null;
    const minor = sums.get(currency);
    // Zero of the one currency is said; of several it would only be noise.
    return minor === undefined && currencies.length > 1 ? null : { minor: minor ?? 0n, currency };
  });
