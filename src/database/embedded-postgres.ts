import { readFileSync } from "node:fs";
import { type ExecProtocolOptions, PGlite, type PGliteOptions, protocol } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { dataDir as emptyCluster } from "@electric-sql/pglite-prepopulatedfs";
import { compiledPlainly } from "./compiled-plainly.ts";
import { DurableFiles } from "./durable-files.ts";
import type { LastWords } from "./last-words.ts";
import { PlannedOnce } from "./planned-once.ts";

/** How long statements may follow each other before timers and sockets get a turn, in milliseconds. */
const LONGEST_RUN = 8;

/** Statements with a name are planned once, as on a server (`session-limits.ts`). */
const LEAN = ["-c", "shared_buffers=16MB", "-c", "plan_cache_mode=force_generic_plan"];
const DURABLE = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== "-F"),
  ...["-c", "wal_sync_method=fsync", "-c", "max_wal_size=64MB", "-c", "min_wal_size=32MB"],
  ...LEAN,
];
const IN_MEMORY = [...PGlite.defaultStartParams, ...LEAN];

export type EmbeddedOptions = Readonly<{
  seed?: Blob;
  beforeChange?: () => void;
  /** What `compilePostgres` gave; without it the library compiles for itself. */
  program?: Program;
}>;

/** PostgreSQL, compiled. */
export type Program = object;

/** Of the types of the web, which a server has no other need of. */
const { compile } = (
  globalThis as unknown as { WebAssembly: { compile(bytes: Uint8Array): Promise<Program> } }
).WebAssembly;

let compiling: Promise<Program> | undefined;

/** Compiles PostgreSQL on other threads, once, from the first call: this one may do something else for a third of a second. */
export function compilePostgres(): Promise<Program> {
  compiling ??= compile(readFileSync(new URL("pglite.wasm", import.meta.resolve("@electric-sql/pglite"))));
  return compiling;
}

/**
 * PostgreSQL in this process, on one connection shared by all: Prisma, jobs, listeners.
 * Works around habits of PGlite that harm such sharing.
 */
export class EmbeddedPostgres extends PGlite {
  #lastTurn = performance.now();
  readonly #plannedOnce = new PlannedOnce();
  /** Of a database on disk; one in memory has nothing to give up for. */
  readonly lastWords: LastWords | undefined;

  /**
   * `directory` holds the cluster, and `beforeChange` is called before each change in it; null keeps everything
   * in memory, without syncing, and starts from the dump `seed`.
   */
  constructor(directory: string | null, { seed, beforeChange = () => {}, program }: EmbeddedOptions = {}) {
    const options: PGliteOptions = { extensions: { pg_trgm }, loadDataDir: seed, pgliteWasmModule: program };
    const files = directory === null ? undefined : new DurableFiles(directory, beforeChange);
    super(files ? { ...options, startParams: DURABLE, fs: files } : { ...options, startParams: IN_MEMORY });
    this.lastWords = files?.lastWords;
  }

  /** Closing asks PostgreSQL for a last checkpoint; one that has given up answers nothing any more. */
  override async close(): Promise<void> {
    if (!this.lastWords?.died) await super.close();
  }

  /** Every statement passes here. PGlite's promises settle in microtasks, so a busy caller would starve the event loop. */
  override async _runExclusiveQuery<T>(statement: () => Promise<T>): Promise<T> {
    if (performance.now() - this.#lastTurn > LONGEST_RUN) {
      await new Promise((resolve) => setImmediate(resolve));
      this.#lastTurn = performance.now();
    }
    return super._runExclusiveQuery(statement);
  }

  /** Every message of a statement passes here. */
  override execProtocolStream(message: Uint8Array, options?: ExecProtocolOptions) {
    return this.#plannedOnce.pass(message, (sent) => super.execProtocolStream(sent, options));
  }

  /**
   * Comes before the first statement: nothing was parsed yet.
   *
   * PGlite copies its table of parsers for every statement, and fills it with the array types of every table.
   * Only PostgreSQL's own types are ever read here, whose OIDs are below 10,000.
   */
  override async _initArrayTypes(options?: { force?: boolean }): Promise<void> {
    compiledPlainly(() => this.execProtocolRawSync(protocol.serialize.parse({ text: "" })));
    this.execProtocolRawSync(protocol.serialize.sync());
    await super._initArrayTypes(options);
    const own = Object.entries(this.parsers).filter(([oid]) => Number(oid) < 10_000);
    this.parsers = Object.fromEntries(own);
  }

  /**
   * Every statement or transaction holds the connection through here. A script "BEGIN; …; COMMIT" that fails
   * half-way leaves the transaction open; it must end before the connection goes to the next in line.
   */
  override _runExclusiveTransaction<T>(work: () => Promise<T>): Promise<T> {
    return super._runExclusiveTransaction(async () => {
      try {
        return await work();
      } catch (error) {
        if (this.isInTransaction()) await this.execProtocol(protocol.serialize.query("ROLLBACK"));
        throw error;
      }
    });
  }
}

/** An empty cluster, packed: unpacking it takes a tenth of the time and memory of `initdb`. */
export function packedCluster(): Promise<Blob> {
  return emptyCluster();
}

/** An empty database that nothing outlives. */
export async function openEmptyInMemory(): Promise<EmbeddedPostgres> {
  const database = new EmbeddedPostgres(null, { seed: await packedCluster() });
  await database.waitReady;
  return database;
}
