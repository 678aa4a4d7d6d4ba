import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import {
  bindMigrationAwareSqlAdapterFactory,
  type ErrorCapturingSqlMigrationAwareDriverAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";

// TypeScript knows WebAssembly only together with the whole DOM.
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: Record<string, unknown>,
  ): Promise<{ instance: { exports: Exports } }>;
};
type Exports = Record<string, unknown>;

let loaded: Promise<typeof import("@prisma/schema-engine-wasm")> | undefined;

/**
 * Prisma's schema engine (what `prisma migrate` runs) as WebAssembly over a driver adapter: nothing is
 * downloaded or spawned. Its package imports the .wasm as a module, which Node does not support without a flag,
 * hence by hand.
 */
async function load(): Promise<typeof import("@prisma/schema-engine-wasm")> {
  const bindings = (await import(
    "@prisma/schema-engine-wasm/schema_engine_bg"
  )) as unknown as typeof import("@prisma/schema-engine-wasm") & { __wbg_set_wasm(exports: Exports): void };
  const require = createRequire(import.meta.url);
  const file = join(
    dirname(require.resolve("@prisma/schema-engine-wasm/schema_engine_bg")),
    "schema_engine_bg.wasm",
  );
  const { instance } = await WebAssembly.instantiate(await readFile(file), {
    "./schema_engine_bg.js": bindings,
  });
  // A panic of the engine reports its message here first, and without a place to put it dies of that instead.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: reportPanic } });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return bindings;
}

function reportPanic(message: string): never {
  throw new Error(`Prisma's schema engine gave up: ${message}`);
}

/** The engine and what its errors mean in the adapter. Free the engine after use. */
export type OpenSchemaEngine = Readonly<{
  engine: SchemaEngine;
  adapter: ErrorCapturingSqlMigrationAwareDriverAdapterFactory;
}>;

/** `models` are the schema files as [path, content]; applying migrations needs none. */
export async function openSchemaEngine(
  factory: SqlMigrationAwareDriverAdapterFactory,
  models?: [string, string][],
): Promise<OpenSchemaEngine> {
  loaded ??= load();
  const { SchemaEngine } = await loaded;
  const adapter = bindMigrationAwareSqlAdapterFactory(factory);
  const engine = await SchemaEngine.new({ datamodels: models }, () => {}, adapter);
  return { engine, adapter };
}
