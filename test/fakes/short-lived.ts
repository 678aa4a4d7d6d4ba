import { fileURLToPath } from "node:url";

/**
 * Node's arguments for a program of ours that lives for seconds. V8 compiles PostgreSQL's WebAssembly once and does not
 * optimise it: that takes more than all that such a program does with it.
 */
export const shortLived = ["--liftoff-only", "--disable-warning=ExperimentalWarning"] as const;

/** Its environment, without the settings of the person who runs the tests; compiled programs are kept for the next one. */
export const bareEnvironment = {
  PATH: process.env.PATH ?? "",
  NODE_COMPILE_CACHE: fileURLToPath(new URL("../../node_modules/.cache/compiled", import.meta.url)),
};
