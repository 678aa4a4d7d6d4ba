import type { Temporal } from "temporal-polyfill";
import type { Turn } from "../../chat/use-case.ts";
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

export const tellingOf = ({ locale, today, workspace }: Turn, currency: string): Telling => ({
  ...{ locale, today, currency },
  fiscalStartMonth: workspace.settings.fiscalStartMonth,
  threshold: workspace.settings.churnAlarm,
});
