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

/** What a module starts as a thread or a process, or passes to one. */
const program = /new URL\("(\.[^"]+\.ts)", import\.meta\.url\)/g;

/** By name without ending: the program itself and all that it starts. Those come from the bundle, too, and share its parts. */
const programs = new Map([["main", join(root, "src/main.ts")]]);
for (const one of globSync("src/**/*.ts", { cwd: root })) {
  const id = join(root, one);
  for (const [, there] of readFileSync(id, "utf8").matchAll(program)) {
    const path = join(dirname(id), there!);
    const name = relative(join(root, "src"), path);
    programs.set(name.replaceAll(sep, "-").replace(/\.ts$/, ""), path);
  }
}

/** A module of ours that looks for a file beside itself finds it where it was; a program, in the bundle. */
const filesStay: Plugin = {
  name: "files-stay",
  transform(code, id) {
    if (!id.startsWith(join(root, "src/")) || !code.includes("import.meta.url")) return undefined;
    const place = JSON.stringify(relative(folder, id));
    return code
      .replaceAll(program, (_, there) => {
        const [name] = [...programs].find(([, path]) => path === join(dirname(id), there))!;
        return `new URL("./${name}.mjs", import.meta.BUNDLE)`;
      })
      .replaceAll("import.meta.url", `new URL(${place}, import.meta.url).href`)
      .replaceAll("import.meta.BUNDLE", "import.meta.url");
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
    ...{ cwd: root, input: Object.fromEntries(programs), platform: "node" },
    ...{ external: apart, plugins: [filesStay, plainCompiler] },
  });
  await bundle.write({ dir: folder, entryFileNames: "[name].mjs", chunkFileNames: "[name]-[hash].mjs" });
  markBundled(root, at);
}
