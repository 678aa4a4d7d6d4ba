export type Waker = {
  /** Calls `wake` at that time, or shortly after. */
  wakeAt(at: Date): void;
  stop(): void;
};

/** Longest wait that one timer holds, in milliseconds. */
const longest = 60 * 60_000;

/** One timer for the earliest of many moments, because nothing announces a job that was put back. */
export function createWaker(wake: () => void): Waker {
  const due: number[] = [];
  let timer: NodeJS.Timeout | undefined;

  function arm(): void {
    clearTimeout(timer);
    const next = due[0];
    if (next === undefined) return;
    timer = setTimeout(ring, Math.min(Math.max(next - Date.now(), 0), longest));
    timer.unref();
  }

  function ring(): void {
    const now = Date.now();
    while (due.length > 0 && due[0]! <= now) due.shift();
    wake();
    arm();
  }

  return {
    wakeAt(at) {
      // A little late rather than too early, and not a timer for each of a hundred that come together.
      const moment = Math.ceil((at.getTime() + 20) / 50) * 50;
      if (due.includes(moment)) return;
      due.push(moment);
      due.sort((a, b) => a - b);
      if (due[0] === moment) arm();
    },
    stop() {
      clearTimeout(timer);
      due.length = 0;
    },
  };
}
