/** The timer: calls the tick every minute, at start, and after the clock has jumped. */
import { isHeldUp } from "../database/transaction.ts";
import type { Clock } from "./clock.ts";
import { everyMinute } from "./every-minute.ts";
import { type Purge, purge } from "./purge.ts";
import { createTick, type TickParts } from "./tick.ts";

export type ScheduleParts = Omit<TickParts, "onError" | "onFired"> &
  Readonly<{
    clock: Clock;
    /** Of the rooms that keep something for a time. */
    purges: readonly Purge[];
    log: Record<"info" | "warn" | "error", (facts: object, message: string) => void>;
  }>;

export type Schedule = {
  /** Ticks now, after one that may be running. To be called when the clock was moved. */
  tickNow(): Promise<void>;
  /** Lets a running tick end. */
  stop(): Promise<void>;
};

/** Starts the first tick at once, without waiting for it. */
export function startSchedule({ clock, log, purges, ...parts }: ScheduleParts): Schedule {
  const tick = createTick({
    ...parts,
    onError: (err, facts) => {
      if (isHeldUp(err)) log.warn({ reason: String(err), ...facts }, "A scheduled task waits for others");
      else log.error({ err, ...facts }, "A scheduled task failed and is tried again");
    },
    onFired: (facts) => log.info(facts, "Scheduled"),
  });
  let last: Promise<void> = Promise.resolve();
  /** A tick is waiting for the running one; it will see all that a further one would. */
  let waiting: Promise<void> | undefined;
  let stopped = false;

  async function run(): Promise<void> {
    waiting = undefined;
    if (stopped) return;
    try {
      await tick(clock.now());
      await purge(parts.database, purges);
    } catch (err) {
      if (isHeldUp(err)) log.warn({ reason: String(err) }, "The schedule waits for others");
      else log.error({ err }, "The schedule failed and is tried again in a minute");
    }
  }

  function tickNow(): Promise<void> {
    if (!waiting) {
      waiting = last.then(run);
      last = waiting;
    }
    return waiting;
  }

  const task = everyMinute(tickNow);
  void tickNow();

  return {
    tickNow,
    async stop() {
      stopped = true;
      await task.destroy();
      await last;
    },
  };
}
