import type { Temporal } from "temporal-polyfill";
import type { Locale } from "../../text/locale.ts";

/** To whom it is told, and by which rules. */
export type Telling = Readonly<{
  locale: Locale;
  today: Temporal.PlainDate;
  /** Of all amounts. */
  currency: string;
  fiscalStartMonth: number;
  /** Whole percent of lost ÷ new from which it is too much. */
  threshold: number;
}>;
