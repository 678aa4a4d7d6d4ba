/**
 * A monotonic clock for waiting, in milliseconds. The machine's own may be set back, and code that had noted
 * "free in a second" by it would wait for the whole difference.
 */
export const steadyNow = (): number => performance.now();

/** A moment of that clock as a date. */
export const dateOf = (moment: number): Date => new Date(Date.now() + moment - steadyNow());
