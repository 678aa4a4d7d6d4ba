/** Strangers that were turned away: counted, with a log line now and then; who keeps a row of them is handed in. */
import type { PlatformName } from "./inbound.ts";

/** Why somebody was turned away; a label of the metric, so the list stays short. */
export type RefusedFor =
  | "early"
  | "no-tenant"
  | "foreign-tenant"
  | "external"
  | "guest"
  | "deleted"
  | "waits"
  | "invitation"
  | "not-the-same"
  /** A code was typed where others read it. */
  | "public-code";

export type Refusals = {
  /** @param account the platform's id of the person, where the event names one */
  count(platform: PlatformName, why: RefusedFor, account?: string): void;
  /** Whether this stranger is to be answered: once a minute, as each answer is a call to the platform. */
  mayAnswer(stranger: string): boolean;
};

/** A stranger who tries a thousand times writes one line a minute. In milliseconds. */
const quietMs = 60_000;
const mostAnswered = 1_000;

/**
 * @param log gets `count`: how many there were for this reason since the previous line
 * @param counted called for each
 */
export function createRefusals(
  log: { warn(facts: object, message: string): void },
  counted: (platform: PlatformName, why: RefusedFor, account: string) => void = () => {},
): Refusals {
  const since = new Map<string, { count: number; toldAt: number }>();
  const answered = new Map<string, number>();
  return {
    mayAnswer(stranger) {
      const now = performance.now();
      if (now - (answered.get(stranger) ?? Number.NEGATIVE_INFINITY) < quietMs) return false;
      if (answered.size >= mostAnswered) answered.clear();
      answered.set(stranger, now);
      return true;
    },
    count(platform, why, account = "") {
      counted(platform, why, account);
      const key = `${platform} ${why}`;
      const { count, toldAt } = since.get(key) ?? { count: 0, toldAt: Number.NEGATIVE_INFINITY };
      if (performance.now() - toldAt < quietMs) {
        since.set(key, { count: count + 1, toldAt });
        return;
      }
      log.warn({ platform, why, count: count + 1 }, "Turned away");
      since.set(key, { count: 0, toldAt: performance.now() });
    },
  };
}
