/** Runs in less memory: what a machine with little of it needs, and one with more would only be slower by. */
import { totalmem } from "node:os";
import { setFlagsFromString } from "node:v8";

/** Below this the embedded database's first second could end the process. In bytes. */
const small = 1.5e9;

/** @returns whether there is little memory: in this container, else on this machine */
export const isSmallMachine = (
  available = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY),
): boolean => available < small;

/**
 * To be called before anything compiles WebAssembly. V8 then compiles PostgreSQL once and quickly; its second, slower
 * compiler is what takes most of a gigabyte for a second at each start. Queries take longer in return.
 */
export function saveMemory(): void {
  // What --liftoff-only stands for on a command line; set later, that one changes nothing.
  setFlagsFromString("--no-wasm-tier-up");
  setFlagsFromString("--no-wasm-dynamic-tiering");
  // By itself V8 lets the heap double before it clears up, and keeps what it has cleared: 80 MB after some minutes.
  setFlagsFromString("--heap-growing-percent=15");
  setFlagsFromString("--memory-saver-mode");
}
