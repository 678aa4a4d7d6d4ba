/** Waiting for a connection that others have: for long where they get on, not for long where nothing moves. */
import { asDriverError } from "./driver-error.ts";

/** Connections that many wait for; knows whether those who have them get anywhere. */
export class Standstill {
  #lastEnd = Number.NEGATIVE_INFINITY;

  /** Call when a holder is done with the connection. */
  moved(): void {
    this.#lastEnd = performance.now();
  }

  /** For how long nothing has moved, at most since then. In milliseconds, as `performance.now()` counts them. */
  since(asked: number): number {
    return performance.now() - Math.max(asked, this.#lastEnd);
  }
}

/** After a time in which this process itself did not get a turn, what was waited for may just be coming in. In milliseconds. */
const lastChance = 50;

/**
 * Waits for `coming` until nothing has moved for `atMost` milliseconds.
 * @param standstill for how long nothing has moved so far
 * @param giveBack receives a connection that comes too late
 * @throws the driver's lock_not_available (SQLSTATE 55P03)
 */
export async function unlessStuck<T extends object>(
  coming: Promise<T>,
  standstill: () => number,
  atMost: number,
  giveBack: (late: T) => Promise<void>,
): Promise<T> {
  for (;;) {
    const left = atMost - standstill();
    // A plain timer: every transaction passes here, and an aborted signal costs it an error with its stack.
    let timer: NodeJS.Timeout | undefined;
    const enough = new Promise<undefined>((resolve) => {
      timer = setTimeout(resolve, Math.max(left, lastChance), undefined);
    });
    try {
      const come = await Promise.race([coming, enough]);
      if (come) return come;
    } finally {
      clearTimeout(timer);
    }
    if (left > 0) continue;
    coming.then(giveBack).catch(() => {});
    const message = "no connection came free: all of them wait for others";
    throw asDriverError(Object.assign(new Error(message), { code: "55P03" }));
  }
}
