import type { ClockReading } from "./ask.ts";
import { bad, type Finding, good, unknown } from "./finding.ts";
import type { Words } from "./words.ts";

/** Platforms and we refuse what is signed five minutes off; a clock that is a minute off is on its way there. */
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
