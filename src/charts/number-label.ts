import type { ChartUnit } from "./chart.ts";

/** A short number for an axis or a bar: `930万`, `¥930万`, `$9.3M`, `45%`. */
export function numberLabel(value: number, locale: string, unit: ChartUnit | undefined): string {
  return formatOf(locale, unit, "auto").format(value);
}

/** The same with its sign always written: `+480K`, `-860K`. */
export function signedLabel(value: number, locale: string, unit: ChartUnit | undefined): string {
  return formatOf(locale, unit, "exceptZero").format(value).replace("-", "−");
}

function formatOf(
  locale: string,
  unit: ChartUnit | undefined,
  signDisplay: "auto" | "exceptZero",
): Intl.NumberFormat {
  if (unit?.kind === "percent") {
    // The values are whole percents; the style "percent" would multiply them by 100.
    return new Intl.NumberFormat(locale, {
      style: "unit",
      unit: "percent",
      maximumFractionDigits: 1,
      signDisplay,
    });
  }
  const compact = { notation: "compact", maximumFractionDigits: 2, signDisplay } as const;
  if (unit?.kind !== "money") return new Intl.NumberFormat(locale, compact);
  return new Intl.NumberFormat(locale, {
    ...compact,
    style: "currency",
    currency: unit.currency,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: 0,
  });
}
