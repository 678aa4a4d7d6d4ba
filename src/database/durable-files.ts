import { fdatasyncSync } from "node:fs";
import type { PGlite, postgresMod } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import { type EmscriptenModule, LastWords } from "./last-words.ts";
import { syncPath } from "./sync-path.ts";

type OpenFile = Readonly<{
  /** The operating system's file descriptor; a directory has none. */
  nfd?: number;
  node: unknown;
}>;

/** The part of Emscripten's Node file system that its types leave out. */
type NodeFileSystem = Readonly<{
  realPath(node: unknown): string;
  /** Node's error code → the errno of the module's C library. */
  convertNodeCode(error: unknown): number;
  node_ops: Operations;
  stream_ops: Operations & { fsync?: (stream: OpenFile) => number };
}>;

type Operations = Record<string, ((...args: never[]) => unknown) | undefined>;

/** Calls that change files or make them durable. Opening counts, because it may create the file. */
const CHANGES = {
  node_ops: ["setattr", "mknod", "rename", "unlink", "rmdir", "symlink"],
  stream_ops: ["open", "write", "allocate", "msync", "fsync"],
} as const;

/**
 * PGlite's Node file system with the one operation it lacks: without `fsync`, every sync PostgreSQL asks for
 * succeeds and does nothing, and power loss takes acknowledged rows. PostgreSQL runs in this thread, so after a
 * pause of the process it continues before any timer fires: `beforeChange` is called before each of its changes.
 */
export class DurableFiles extends NodeFS {
  readonly lastWords = new LastWords();
  readonly #beforeChange: () => void;

  constructor(directory: string, beforeChange: () => void) {
    super(directory);
    this.#beforeChange = beforeChange;
  }

  override async init(pglite: PGlite, options: Partial<postgresMod.PostgresMod>) {
    const { emscriptenOpts } = await super.init(pglite, options);
    const watch = (module: postgresMod.PostgresMod) => watchChanges(module, this.#beforeChange);
    const listen = (module: postgresMod.PostgresMod) => this.lastWords.listen(module as EmscriptenModule);
    emscriptenOpts.preRun = [...(emscriptenOpts.preRun ?? []), giveSync, watch, listen];
    emscriptenOpts.printErr = (line: string) => this.lastWords.hear(line);
    return { emscriptenOpts };
  }
}

const nodeFilesOf = (module: postgresMod.PostgresMod) =>
  module.FS.filesystems.NODEFS as unknown as NodeFileSystem;

function giveSync(module: postgresMod.PostgresMod): void {
  const files = nodeFilesOf(module);
  files.stream_ops.fsync = (stream) => {
    try {
      if (stream.nfd !== undefined) fdatasyncSync(stream.nfd);
      else syncPath(files.realPath(stream.node));
    } catch (error) {
      // PostgreSQL has to learn of it in its own way: it then gives up, and the next start replays what was synced.
      throw new module.FS.ErrnoError(files.convertNodeCode(error));
    }
    return 0;
  };
}

function watchChanges(module: postgresMod.PostgresMod, beforeChange: () => void): void {
  const files = nodeFilesOf(module);
  for (const kind of ["node_ops", "stream_ops"] as const) {
    const operations: Operations = files[kind];
    for (const name of CHANGES[kind]) {
      const change = operations[name];
      if (!change) continue;
      operations[name] = (...args) => {
        beforeChange();
        return change(...args);
      };
    }
  }
}
