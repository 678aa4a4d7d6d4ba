/**
 * Bundles what `npm start` runs into a few files, without the network: Node takes longer to find and link two thousand modules
 * than all the rest of a start takes. Runs after every install; does nothing where the development packages are absent, and
 * `npm start` runs the sources then, as it does after each change of them.
 */
import { globSync, readFileSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "rolldown";
import { bundleFolder, markBundled, programToRun } from "./bundle-place.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = bundleFolder(root);

/** They read files of their own, start threads of their own, or are loaded only where they are used. */
const apart = [
  /^@prisma\/client\/(?!.*wasm-base64)/,
  /^@electric-sql\//,
  /^@resvg\//,
  /^pino$/,
  /^@slack\//,
  /^@larksuiteoapi\//,
];

/** What a module starts as a thread or a process, or passes to one; else where it asks for its own place. */
const place = /new URL\("(\.[^"]+\.ts)", import\.meta\.url\)|import\.meta\.url/g;

/** src/charts/worker.ts → charts-worker */
const nameOf = (path: string): string =>
  relative(join(root, "src"), path).replaceAll(sep, "-").replace(/\.ts$/, "");

/** The program itself and all that it starts. Those come from the bundle, too, and share its parts. */
const programs = new Set([join(root, "src/main.ts")]);
for (const one of globSync("src/**/*.ts", { cwd: root })) {
  const id = join(root, one);
  for (const [, there] of readFileSync(id, "utf8").matchAll(place))
    if (there !== undefined) programs.add(join(dirname(id), there));
}

/** A module of ours that looks for a file beside itself finds it where it was; a program, in the bundle. */
const filesStay: Plugin = {
  name: "files-stay",
  transform(code, id) {
    if (!id.startsWith(join(root, "src/"))) return undefined;
    const own = `new URL(${JSON.stringify(relative(folder, id))}, import.meta.url).href`;
    return code.replaceAll(place, (_, there?: string) =>
      there === undefined ? own : `new URL("./${nameOf(join(dirname(id), there))}.mjs", import.meta.url)`,
    );
  },
};

/** Prisma's query compiler as it is: Prisma wraps it in four megabytes of text, which take a tenth of a second to parse. */
const plainCompiler: Plugin = {
  name: "plain-compiler",
  load(id) {
    if (!/query_compiler_fast_bg\.postgresql\.wasm-base64\.mjs$/.test(id)) return undefined;
    const { wasm } = createRequire(import.meta.url)(id.replace(/mjs$/, "js")) as { wasm: string };
    const file = this.emitFile({
      ...{ type: "asset", fileName: "query-compiler.wasm" },
      source: Buffer.from(wasm, "base64"),
    });
    // Whoever decodes it has the bytes already: Buffer.from(bytes, "base64") copies them.
    return `import { readFileSync } from "node:fs";
      export const wasm = readFileSync(new URL(${JSON.stringify(`./${this.getFileName(file)}`)}, import.meta.url));`;
  },
};

const rolldown = await import("rolldown").then(
  (library) => library.rolldown,
  () => undefined,
);
if (rolldown && programToRun(root) === join(root, "src/main.ts")) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const at = Date.now();
  const bundle = await rolldown({
    ...{
      cwd: root,
      input: Object.fromEntries([...programs].map((path) => [nameOf(path), path])),
      platform: "node",
    },
    ...{ external: apart, plugins: [filesStay, plainCompiler] },
  });
  await bundle.write({ dir: folder, entryFileNames: "[name].mjs", chunkFileNames: "[name]-[hash].mjs" });
  markBundled(root, at);
}
