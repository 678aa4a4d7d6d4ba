import { existsSync } from "node:fs";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { ClusterUnusable } from "./data-directory-unusable.ts";
import type { DatabaseLog } from "./database.ts";
import { packedCluster } from "./embedded-postgres.ts";
import { syncPath } from "./sync-path.ts";
import { unpackTar } from "./unpack-tar.ts";

const gunzipped = promisify(gunzip);

const UNFINISHED = ".unfinished";

/**
 * Creates an empty PostgreSQL cluster in `directory` unless there is one. It is unpacked beside it and renamed
 * when it is complete and on disk, so a crash leaves either no cluster or a good one. The caller holds the data
 * directory's lock, and checks in `beforeChange` that it still does.
 */
export async function ensureCluster(
  directory: string,
  { log, beforeChange }: { log: DatabaseLog; beforeChange: () => void },
): Promise<void> {
  if (existsSync(join(directory, "PG_VERSION"))) return;
  if (existsSync(directory) && (await readdir(directory)).length > 0)
    throw new ClusterUnusable(directory, "it holds files but no PG_VERSION, so it is not whole");
  const parent = dirname(directory);
  const unfinished = join(parent, basename(directory) + UNFINISHED);
  log.info(`First start: making a database in ${parent}`);
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  // PGlite could unpack too, but at ten times the cost: it would start and stop a whole database for it.
  await unpackTar(
    await gunzipped(Buffer.from(await (await packedCluster()).arrayBuffer())),
    unfinished,
    beforeChange,
  );
  await syncTree(unfinished);
  beforeChange();
  await rename(unfinished, directory);
  syncPath(parent);
}

/** PostgreSQL syncs only what it writes itself; the unpacked files need it too. */
async function syncTree(directory: string): Promise<void> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = [directory, ...entries.map((entry) => join(entry.parentPath, entry.name))];
  await Promise.all(paths.map(sync));
}

async function sync(path: string): Promise<void> {
  const file = await open(path, "r");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
