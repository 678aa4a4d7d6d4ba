import { closeSync, fdatasyncSync, fsyncSync, openSync } from "node:fs";
import type { PGlite, postgresMod } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import { type EmscriptenModule, LastWords } from "./last-words.ts";

interface OpenFile {
  /** The operating system's file descriptor; a directory has none. */
  nfd?: number;
  node: unknown;
}

/** The part of Emscripten's Node file system that its types leave out. */
interface NodeFileSystem {
  realPath(node: unknown): string;
  /** Node's error code → the errno of the module's C library. */
  convertNodeCode(error: unknown): number;
  stream_ops: { fsync?: (stream: OpenFile) => number };
}

/**
 * PGlite's Node file system with the one operation it lacks: without `fsync`, every sync PostgreSQL asks for
 * succeeds and does nothing, and power loss takes acknowledged rows.
 */
export class DurableFiles extends NodeFS {
  readonly lastWords = new LastWords();

  override async init(pglite: PGlite, options: Partial<postgresMod.PostgresMod>) {
    const { emscriptenOpts } = await super.init(pglite, options);
    const listen = (module: postgresMod.PostgresMod) => this.lastWords.listen(module as EmscriptenModule);
    emscriptenOpts.preRun = [...(emscriptenOpts.preRun ?? []), giveSync, listen];
    emscriptenOpts.printErr = (line: string) => this.lastWords.hear(line);
    return { emscriptenOpts };
  }
}

function giveSync(module: postgresMod.PostgresMod): void {
  const files = module.FS.filesystems.NODEFS as unknown as NodeFileSystem;
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

/** Syncs a file or directory by its path: a rename or a new file is durable once its directory is synced. */
export function syncPath(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
