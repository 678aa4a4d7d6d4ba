/**
 * Loaded before anything else (node --import): the settings of `.env` in this folder, if there is one. Node's own
 * `--env-file-if-exists` reports a missing one, in the midst of what the operator asked for.
 */
import { existsSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

if (existsSync(".env")) process.loadEnvFile(".env");

// What was stripped of types and compiled once is not again: a quarter of a start. Beside the code, where whoever may write
// may change the code as well; Node's own place is a folder that all users share. On a read-only tree nothing is kept.
enableCompileCache(fileURLToPath(new URL("../node_modules/.cache/compiled", import.meta.url)));
