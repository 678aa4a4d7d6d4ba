/** Two ways to compute the same numbers, timed beside each other. */
import { median } from "./latencies.ts";

/**
 * They alternate, so that a busy moment of the machine hits both; medians in milliseconds. @throws Error unless
 * their results agree
 */
export async function inTurns(
  ours: () => Promise<string[]>,
  theirs: () => Promise<string[]>,
  repeats: number,
): Promise<{ mine: number; plain: number }> {
  const mine: number[] = [];
  const plain: number[] = [];
  for (let nth = 0; nth <= repeats; nth++) {
    const first = await timed(ours);
    const second = await timed(theirs);
    const [said, expected] = [first.result.toSorted().join("\n"), second.result.toSorted().join("\n")];
    if (said !== expected) throw new Error(`not the same numbers:\n${said}\n---\n${expected}`);
    if (nth === 0) continue;
    mine.push(first.ms);
    plain.push(second.ms);
  }
  return { mine: median(mine), plain: median(plain) };
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; ms: number }> {
  const began = performance.now();
  const result = await work();
  return { result, ms: performance.now() - began };
}
