import { oneNumberIn } from "../../understanding/one-number.ts";

/** How many days each takes. */
const units = [
  [/\s*(?:个|-)?\s*(?:年|years?|yrs?)$/i, 365],
  [/\s*(?:个|-)?\s*(?:季度|季|quarters?)$/i, 91],
  [/\s*(?:个|-)?\s*(?:月|months?|mos?)$/i, 30],
  [/\s*(?:个|-)?\s*(?:星期|周|weeks?|wks?)$/i, 7],
  [/\s*(?:-)?\s*(?:天|日|days?)$/i, 1],
  [/$/, 1],
] as const;

/** Ten years: nobody sells longer. */
const longest = 3650;

/** 90天, "3 months", 半年, and a mere number, as whole days; undefined for anything else. Pure. */
export function daysIn(typed: string): number | undefined {
  const text = typed.trim();
  for (const [unit, days] of units) {
    if (!unit.test(text)) continue;
    const count = oneNumberIn(text.replace(unit, ""));
    const all = count === undefined ? Number.NaN : Math.round(count * days);
    if (all >= 1 && all <= longest) return all;
  }
  return undefined;
}
