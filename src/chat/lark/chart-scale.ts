/** Lark's axes write numbers as they are ("9300000"), so the numbers are made short and the title names the unit. */

import type { ChartUnit } from "../../charts/chart.ts";
import { currencySign } from "../../money/currency.ts";
import type { Locale } from "../../text/locale.ts";
import { cleanText } from "./plain-text.ts";
import { larkWords } from "./words.ts";

export type Scale = Readonly<{ unit: string; of: (value: number) => number }>;

/** The largest step that leaves the biggest number at one or more: 9,300,000 CNY → 930, "¥万". */
export function scaleOf(
  values: readonly (number | null)[],
  unit: ChartUnit | undefined,
  locale: Locale,
): Scale {
  const biggest = Math.max(0, ...values.map((value) => Math.abs(value ?? 0)));
  const [by, word] = larkWords(locale).scales.find(([step]) => biggest >= step) ?? [1, ""];
  const sign = unit?.kind === "money" ? currencySign(unit.currency) : unit?.kind === "percent" ? "%" : "";
  return { unit: sign + word, of: (value) => Math.round((value / by) * 100) / 100 };
}

export const scaledTitle = (title: string, scale: Scale): string =>
  cleanText(scale.unit ? `${title} (${scale.unit})` : title);
