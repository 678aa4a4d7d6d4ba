import { closeSync, fdatasyncSync, fsyncSync, openSync } from "node:fs";
import type { PGlite, postgresMod } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";

interface OpenFile {
  /** The operating system's file descriptor; a directory has none. */
  nfd?: number;
  node: unknown;
}

/** The part of Emscripten's Node file system that its types leave out. */
interface NodeFileSystem {
  realPath(node: unknown): string;
  stream_ops: { fsync?: (stream: OpenFile) => number };
}

/**
 * PGlite's Node file system with the one operation it lacks: without `fsync`, every sync PostgreSQL asks for
 * succeeds and does nothing, and power loss takes acknowledged rows.
 */
export class DurableFiles extends NodeFS {
  override async init(pglite: PGlite, options: Partial<postgresMod.PostgresMod>) {
    const { emscriptenOpts } = await super.init(pglite, options);
    emscriptenOpts.preRun = [...(emscriptenOpts.preRun ?? []), giveSync];
    return { emscriptenOpts };
  }
}

function giveSync(module: postgresMod.PostgresMod): void {
  const files = module.FS.filesystems.NODEFS as unknown as NodeFileSystem;
  files.stream_ops.fsync = (stream) => {
    if (stream.nfd !== undefined) fdatasyncSync(stream.nfd);
    else syncPath(files.realPath(stream.node));
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
