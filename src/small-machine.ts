/** Runs in less memory: what a machine with little of it needs, and one with more would only be slower by. */
import { totalmem } from "node:os";
import { setFlagsFromString } from "node:v8";
import { compilePlainly } from "./database/compiled-plainly.ts";

/** Below this memory is worth more than speed. In bytes. */
const small = 1.5e9;

/** @returns whether there is little memory: in this container, else on this machine */
export const isSmallMachine = (
  available = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY),
): boolean => available < small;

/**
 * To be called before anything compiles WebAssembly. V8 then compiles PostgreSQL once and quickly; its second, slower
 * compiler takes some dozens of megabytes more. Queries take longer in return.
 */
export function saveMemory(): void {
  compilePlainly();
  // By itself V8 lets the heap double before it clears up, and keeps what it has cleared: 80 MB after some minutes.
  setFlagsFromString("--heap-growing-percent=15");
  setFlagsFromString("--memory-saver-mode");
}
