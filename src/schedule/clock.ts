import { Temporal } from "temporal-polyfill";

/** Where the product takes the time from, so that the demo and tests can move it. */
export type Clock = {
  now(): Temporal.Instant;
};

export const systemClock: Clock = Object.freeze({ now: () => Temporal.Now.instant() });

/**
 * A clock that runs on from wherever it was moved to. It only ever jumps forward: recorded facts carry
 * timestamps, and time running backwards would put them into the future.
 */
export class MovableClock implements Clock {
  readonly #base: Clock;
  #ahead: Temporal.Duration;

  /** `ahead` is how far it was ahead of `base` when it was last used, so that a restart need not fall back. */
  constructor(base: Clock = systemClock, ahead: Temporal.Duration = new Temporal.Duration()) {
    if (ahead.sign < 0) throw new RangeError("A movable clock cannot start behind its base");
    this.#base = base;
    this.#ahead = ahead;
  }

  /** How far it is ahead of its base. */
  get ahead(): Temporal.Duration {
    return this.#ahead;
  }

  now(): Temporal.Instant {
    return this.#base.now().add(this.#ahead);
  }

  /** @throws RangeError when `instant` is already past on this clock. */
  jumpTo(instant: Temporal.Instant): void {
    const base = this.#base.now();
    if (Temporal.Instant.compare(instant, base.add(this.#ahead)) < 0) {
      throw new RangeError(`The clock shows ${this.now()} and cannot go back to ${instant}`);
    }
    this.#ahead = base.until(instant);
  }
}
