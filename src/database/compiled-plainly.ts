/**
 * Which of PostgreSQL's WebAssembly V8 compiles a second time, better: by its own measure whatever runs often. Its parser is one
 * function of 107 KB, on which that takes 600 MB and a second or more; all others together take a tenth. The parser's
 * first, plain code is as good, as statements that come again are parsed once.
 */
import { setFlagsFromString } from "node:v8";

/** Whether V8 was told to do so from the beginning; such a process does not change its mind. */
let isPlain = process.execArgv.includes("--liftoff-only");

function setPlain(plain: boolean): void {
  // What --liftoff-only stands for on a command line; set later, that one changes nothing.
  setFlagsFromString(plain ? "--no-wasm-tier-up" : "--wasm-tier-up");
  setFlagsFromString(plain ? "--no-wasm-dynamic-tiering" : "--wasm-dynamic-tiering");
}

/** From now on nothing is compiled twice: what was not run yet stays in its first code. */
export function compilePlainly(): void {
  isPlain = true;
  setPlain(true);
}

/** What is run for the first time within `work` stays in its first code, as V8 decides that when it compiles a function. */
export function compiledPlainly(work: () => void): void {
  setPlain(true);
  try {
    work();
  } finally {
    setPlain(isPlain);
  }
}
