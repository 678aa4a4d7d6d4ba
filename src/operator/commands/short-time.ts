import { Temporal } from "temporal-polyfill";

/** "2026-12-03 14:00" in the operator's zone. @param at an ISO instant */
export function shortTime(at: string | Date, zone: string): string {
  const instant = Temporal.Instant.from(typeof at === "string" ? at : at.toISOString());
  const there = instant.toZonedDateTimeISO(zone);
  return `${there.toPlainDate()} ${there.toPlainTime().toString({ smallestUnit: "minute" })}`;
}
