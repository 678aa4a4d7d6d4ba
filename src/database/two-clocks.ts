/** Measures elapsed time so that a process that was frozen in between still notices the gap. */

/** By both clocks: the steady one stands still while the machine sleeps, the other may be set. */
export type Moment = Readonly<{ steady: number; wall: number }>;

export const momentNow = (): Moment => ({ steady: performance.now(), wall: Date.now() });

/** In milliseconds, by the clock that saw more; one that was set back counts as time gone by. */
export const since = ({ steady, wall }: Moment): number =>
  Math.max(performance.now() - steady, Math.abs(Date.now() - wall));
