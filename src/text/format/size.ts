import type { Locale } from "../locale.ts";

/** A file's size as people read it: 1234567 → "1.2 MB". */
export function formatSize(bytes: number, locale: Locale): string {
  const [unit, divisor] =
    bytes < 1024 ? ["byte", 1] : bytes < 1024 ** 2 ? ["kilobyte", 1024] : ["megabyte", 1024 ** 2];
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: unit as string,
    maximumFractionDigits: unit === "megabyte" ? 1 : 0,
  }).format(bytes / (divisor as number));
}
