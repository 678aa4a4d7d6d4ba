/** `Suite 2026 500万 ×120` → of which product, when, how much, how many. Pure. */
import { type Period, periodNamed } from "../../calendar/period.ts";
import { foldForReading } from "../../understanding/fold-for-reading.ts";
import { parseAmount } from "../../understanding/parse-amount.ts";
import { type PeriodContext, readPeriod } from "../../understanding/read-period.ts";
import type { Word } from "../../understanding/split-words.ts";

/** What is not said is "" or undefined. `count`: pieces. */
export type PlanLine = Readonly<{
  product: string;
  period: Period | undefined;
  amount: string;
  count: string;
}>;

/** "Q3 of last year", "USD 30 k" */
const longest = 3;

/** The product comes first, or stands in quotes; period, amount and pieces follow in any order. A week is no period of a plan. */
export function readPlanLine(words: readonly Word[], context: Omit<PeriodContext, "prefer">): PlanLine {
  let rest = [...words];
  const take = <Found>(read: (text: string, last: boolean) => Found | undefined): Found | undefined => {
    for (let length = Math.min(longest, rest.length); length >= 1; length--)
      for (let from = 0; from + length <= rest.length; from++) {
        const some = rest.slice(from, from + length);
        if (some.some(({ quoted }) => quoted)) continue;
        const found = read(some.map(({ spelling }) => spelling).join(" "), from > 0);
        if (found === undefined) continue;
        rest = [...rest.slice(0, from), ...rest.slice(from + length)];
        return found;
      }
    return undefined;
  };
  const period = take((text) => {
    const id = readPeriod(foldForReading(text), { ...context, prefer: "future" });
    const found = id === undefined ? undefined : periodNamed(id, context.fiscalStartMonth);
    return found?.kind === "week" ? undefined : found;
  });
  const count = take((text) => pieces.exec(foldForReading(text))?.slice(1).find(Boolean));
  // A product may be called 360; what stands alone is one.
  const amount = take((text, isLast) =>
    isLast && parseAmount(text, { currency: "CNY" }).ok ? text : undefined,
  );
  return {
    product: rest.map(({ spelling }) => spelling).join(" "),
    ...{ period, amount: amount ?? "", count: count ?? "" },
  };
}

const pieces = /^[x×]\s*(\d{1,9})$|^(\d{1,9})\s*(?:台|套|件|个|份|units?|pcs|pieces)$/;
