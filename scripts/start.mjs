/** `npm start`: the bundle where it is what the sources say, else the sources. In JavaScript, as `keep-compiled.mjs` is. */
import { fileURLToPath, pathToFileURL } from "node:url";
import { programToRun } from "./bundle-place.mjs";

await import(pathToFileURL(programToRun(fileURLToPath(new URL("..", import.meta.url)))).href);
