/**
 * A platform that is down for everybody is not asked for everybody: when several recipients' messages fail alike, all
 * others of the installation wait, untried, and one goes first after each pause. What was never tried can never have
 * arrived, so that it may wait as long as it is useful, on any platform.
 */
import { steadyNow } from "./steady-clock.ts";

export type Outage = {
  /** Until when nobody may go; undefined: now, and during an outage whoever asks is the one that tries. By the steady clock. */
  mayGo(): number | undefined;
  /** Until when nobody may go, without asking to. */
  readonly pausedUntil: number | undefined;
  /** @param code why, in the platform's or the network's word @returns the new pause in milliseconds, when one begins */
  failed(recipient: string, code: string): number | undefined;
  /** @returns whether an outage is over */
  worked(): boolean;
  /** Another process has found out. @param until by the steady clock */
  learn(until: number): void;
};

/** So many recipients are not all strange. */
const alike = 3;
/** After the first, second … time, in milliseconds. The last is the longest that messages wait when all is well again. */
const pauses = [15_000, 30_000, 60_000, 120_000, 300_000] as const;
/** Within that time it is known how the one that tried has fared; longer than a call may take. In milliseconds. */
export const probeTime = 20_000;

export function createOutage(): Outage {
  const failures = new Map<string, Set<string>>();
  let paused = 0;
  let until = 0;
  let probing = false;

  function pause(): number {
    const wait = pauses[Math.min(paused, pauses.length - 1)]!;
    paused++;
    until = steadyNow() + wait;
    probing = false;
    return wait;
  }

  return {
    mayGo() {
      if (paused === 0) return undefined;
      const now = steadyNow();
      if (now < until) return until;
      until = now + probeTime;
      probing = true;
      return undefined;
    },
    get pausedUntil() {
      return paused > 0 && until > steadyNow() ? until : undefined;
    },
    failed(recipient, code) {
      // Others were on their way already when it began.
      if (paused > 0) return probing ? pause() : undefined;
      const others = failures.get(code) ?? new Set();
      failures.set(code, others.add(recipient));
      return others.size >= alike ? pause() : undefined;
    },
    worked() {
      const isOver = paused > 0;
      failures.clear();
      paused = 0;
      probing = false;
      return isOver;
    },
    learn(then) {
      paused = Math.max(paused, 1);
      until = Math.max(until, then);
      probing = false;
    },
  };
}
