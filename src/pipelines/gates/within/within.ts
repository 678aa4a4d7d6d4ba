import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { addWorkdays } from "../../../calendar/workdays.ts";
import { formatDate } from "../../../text/format/date.ts";
import type { GateKind, GateSettings } from "../gate-kind.ts";
import { withinEn } from "./words.en.ts";
import { withinZh } from "./words.zh.ts";

type Within = Readonly<{ workdays: number | "short-term" }>;

const words = { en: withinEn, zh: withinZh };

/** The signing date lies within so many workdays, because an order is likely soon; once it is signed nobody asks. */
export const within: GateKind<Within> = {
  details: { workdays: z.union([z.int().min(1).max(1000), z.literal("short-term")]) },
  holds: (criterion, { signed, closeDate }, settings) =>
    signed ||
    (Temporal.PlainDate.compare(closeDate, latestDate(criterion, settings)) <= 0 &&
      Temporal.PlainDate.compare(closeDate, settings.today) >= 0),
  asks: (criterion, { settings, locale }) => ({
    column: "closeDate",
    hint: words[locale].hint(formatDate(latestDate(criterion, settings), locale, settings.today)),
  }),
  whyNot: (_, { facts, settings, locale }) =>
    Temporal.PlainDate.compare(facts.closeDate, settings.today) < 0
      ? words[locale].datePassed
      : words[locale].notSoon,
};

/** The last signing date that is accepted. */
function latestDate({ workdays }: Within, { today, calendar, shortTermWorkdays }: GateSettings) {
  return addWorkdays(today, workdays === "short-term" ? shortTermWorkdays : workdays, calendar);
}
