import { setTimeout as wait } from "node:timers/promises";

/**
 * Polls until the answer is neither undefined nor false.
 * @param what named in the error when time runs out
 * @param within milliseconds
 */
export async function eventually<T>(
  what: string,
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  within = 30_000,
): Promise<T> {
  const end = performance.now() + within;
  for (;;) {
    const found = await ask();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > end) throw new Error(`waited ${within} ms in vain for ${what}`);
    await wait(10);
  }
}
