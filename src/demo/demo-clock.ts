/** The demo's clock: runs like any other, and jumps to the moments worth seeing. */
import { Temporal } from "temporal-polyfill";
import { localInstant } from "../calendar/forecast-week.ts";
import { fromTimestamp } from "../database/columns.ts";
import type { Database } from "../database/open-database.ts";
import { sql } from "../database/sql.ts";
import { MovableClock, systemClock } from "../schedule/clock.ts";
import { sampleZone as zone } from "./sample-names.ts";

/**
 * Starts where the demo was left: nothing is stored for it, the newest fact decides.
 * Otherwise facts written after a jump would lie in the future.
 */
export async function openDemoClock(database: Database): Promise<MovableClock> {
  const newest = (await newestFact(database))?.epochMilliseconds ?? 0;
  const ahead = Math.max(0, newest - systemClock.now().epochMilliseconds);
  return new MovableClock(systemClock, Temporal.Duration.from({ milliseconds: ahead }));
}

/** The moment before which a demo's clock may not go; undefined where nothing has happened yet. */
export async function newestFact(database: Database): Promise<Temporal.Instant | undefined> {
  const rows = await database.prisma.$queryRaw<{ newest: Date | null }[]>(sql`
    SELECT greatest((SELECT max("at") FROM "WebMessage"), (SELECT max("at") FROM "Event"),
                    (SELECT max("closedAt") FROM "ClosedWeek"), (SELECT max("at") FROM "Slot"),
                    (SELECT max("at") FROM "ForecastEntry"), (SELECT max("submittedAt") FROM "Submission")) AS "newest"`);
  const newest = rows[0]?.newest;
  return newest ? fromTimestamp(newest) : undefined;
}

export type ClockMove = "thursday" | "friday" | "hour" | "day";

/** The next Thursday 14:00, Friday 09:30, or simply later. */
export function destination(now: Temporal.Instant, move: ClockMove): Temporal.Instant {
  if (move === "hour") return now.add({ hours: 1 });
  if (move === "day") return now.add({ hours: 24 });
  const [weekday, time] = move === "thursday" ? ([4, "14:00"] as const) : ([5, "09:30"] as const);
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const date = today.add({ days: (weekday - today.dayOfWeek + 7) % 7 });
  const at = localInstant(date, time, zone);
  return Temporal.Instant.compare(at, now) > 0 ? at : localInstant(date.add({ days: 7 }), time, zone);
}
