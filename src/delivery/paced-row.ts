/** Lets one after the other go at a pace, first come, first served. */
import { pause } from "./pause.ts";
import type { Rate } from "./platform-pace.ts";
import { dateOf, steadyNow } from "./steady-clock.ts";

/** "now", or too far off to wait for in memory: come back then. */
export type When = "now" | Readonly<{ notBefore: Date }>;

export type PacedRow = {
  /** Waits for a turn. When `signal` is aborted the answer is to come back at once. */
  take(signal: AbortSignal): Promise<When>;
  /** Holds everyone until then, by the monotonic clock. */
  hold(until: number): void;
  /** The last that went was turned away: the platform does not count it, and another may have its place. */
  giveBack(): void;
};

/** How long one waits in memory, in milliseconds. */
const patience = 30_000;

/**
 * Callers in order of arrival: on average at the rate, at most `burst` at once, never more than `window` allows.
 * Those who would wait longer than half a minute are told when to come back.
 */
export function createPacedRow({ everyMs: gap, burst = 1, window }: Rate): PacedRow {
  const waiting: { done: (turn: When) => void; signal: AbortSignal }[] = [];
  const comeBack = createDeferral(gap);
  const recent: number[] = [];
  /** When the next would be due if all had gone evenly. */
  let even = 0;
  let held = 0;
  let running = false;

  function nextAt(): number {
    const windowFree = window && recent.length >= window.count ? recent[0]! + window.ms : 0;
    return Math.max(held, even - (burst - 1) * gap, windowFree);
  }

  function letOneGo(): void {
    const now = steadyNow();
    even = Math.max(even, now) + gap;
    if (window) recent.push(now);
    if (window && recent.length > window.count) recent.shift();
    waiting.shift()!.done("now");
  }

  async function letGo(): Promise<void> {
    running = true;
    for (let first = waiting[0]; first; first = waiting[0]) {
      const wait = nextAt() - steadyNow();
      if (first.signal.aborted) waiting.shift()!.done({ notBefore: new Date() });
      else if (wait > patience) waiting.shift()!.done(comeBack(nextAt()));
      else if (wait > 0) await pause(wait, first.signal);
      else letOneGo();
    }
    running = false;
  }

  return {
    async take(signal) {
      const ready = Math.max(nextAt(), steadyNow()) + waiting.length * gap;
      if (ready - steadyNow() > patience) return comeBack(ready);
      const turn = Promise.withResolvers<When>();
      waiting.push({ done: turn.resolve, signal });
      if (!running) void letGo();
      return turn.promise;
    },
    hold(until) {
      held = Math.max(held, until);
    },
    giveBack() {
      recent.pop();
    },
  };
}

/** Spreads those that are sent away over time, so that they do not all come back at once. */
export function createDeferral(gap: number): (ready: number) => { notBefore: Date } {
  let last = 0;
  return (ready) => {
    last = Math.max(last + gap, ready);
    return { notBefore: dateOf(last) };
  };
}
