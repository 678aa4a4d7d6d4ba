import type { ClockReading } from "./ask.ts";
import { bad, type Finding, good, unknown } from "./finding.ts";
import type { Words } from "./words.ts";

/**
 * The platforms and we reject signatures that are five minutes off; a clock that is off by one minute is
 * drifting that way.
 */
const toleratedMs = 60_000;

export function checkClock(readings: readonly ClockReading[], words: Words): Finding[] {
  if (readings.length === 0) return [unknown(words.clockUnknown)];
  return readings.map(({ who, aheadMs }) => {
    const seconds = Math.round(Math.abs(aheadMs) / 1000);
    return Math.abs(aheadMs) > toleratedMs
      ? bad(words.clockBad(seconds, who), words.clockCure)
      : good(words.clockGood(seconds, who));
  });
}
