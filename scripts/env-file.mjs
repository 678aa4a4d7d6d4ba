/**
 * Loaded before anything else (node --import): the settings of `.env` in this folder, if there is one. Node's own
 * `--env-file-if-exists` reports a missing one, in the midst of what the operator asked for.
 */
import { existsSync } from "node:fs";

if (existsSync(".env")) process.loadEnvFile(".env");
