import { formatMoney, moneyOf } from "../money/money.ts";
import { signed } from "../money/one-word.ts";
import { localeFrom } from "../text/locale.ts";
import type { ChartUnit } from "./chart.ts";

/** A short number for an axis or a bar: `930万`, `¥930万`, `$9.3M`, `45%`. */
export function numberLabel(value: number, locale: string, unit: ChartUnit | undefined): string {
  const size = sizeLabel(value, locale, unit);
  return value < 0 ? signed("−", size) : size;
}

/** The same with its sign always written: `+480K`, `−860K`. */
export function signedLabel(value: number, locale: string, unit: ChartUnit | undefined): string {
  return value > 0 ? signed("+", sizeLabel(value, locale, unit)) : numberLabel(value, locale, unit);
}

function sizeLabel(value: number, locale: string, unit: ChartUnit | undefined): string {
  const size = Math.abs(value);
  if (unit?.kind === "money")
    return formatMoney(moneyOf(size, unit.currency), localeFrom(locale, "en"), "short");
  // Percents are whole ones; the style "percent" would multiply them by 100.
  const options: Intl.NumberFormatOptions =
    unit?.kind === "percent"
      ? { style: "unit", unit: "percent", maximumFractionDigits: 1 }
      : { notation: "compact", maximumFractionDigits: 2 };
  return new Intl.NumberFormat(locale, options).format(size);
}
