/**
 * Loaded before anything else (node --import): what was stripped of types and compiled once is not again, which is a quarter of
 * a start. Kept beside the code, where whoever may write may change the code as well; Node's own place is a folder that all
 * users share. On a read-only tree nothing is kept.
 *
 * JavaScript, as what strips types takes a tenth of a second to load itself.
 */
import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

enableCompileCache(fileURLToPath(new URL("../node_modules/.cache/compiled", import.meta.url)));
