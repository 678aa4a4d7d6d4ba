/** A database as a whole: where it is, and a session in which all of it is read or filled. */
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { inDataDirectory } from "./data-directory-unusable.ts";
import type { DatabaseLog } from "./database.ts";
import { openCluster } from "./embedded.ts";
import { EmbeddedAdapterFactory } from "./embedded-adapter.ts";
import { ensureCluster } from "./first-start.ts";
import { MIGRATIONS, migrate } from "./migrate.ts";
import { openPool } from "./server.ts";
import { ServerAdapterFactory } from "./server-adapter.ts";
import { openServerSession, type Session, sessionOn } from "./session.ts";
import { migrationLimits } from "./session-limits.ts";

/** A database to be filled. */
export type Place = Session &
  Readonly<{
    /**
     * Applies migrations.
     * @param only their names; else all that this version ships
     * @throws NewerSchema, MigrationFailed
     */
    migrate(only?: readonly string[]): Promise<void>;
  }>;

const silent: DatabaseLog = { info() {}, warn() {}, error() {} };

/** @throws ServerUnusable */
export async function openServerPlace(url: string): Promise<Place> {
  const session = await openServerSession(url);
  return {
    ...session,
    async migrate(only) {
      const pool = openPool(url, 1, silent, migrationLimits);
      try {
        await migrateOnly(new ServerAdapterFactory(pool), only);
      } finally {
        await pool.end();
      }
    },
  };
}

/**
 * The embedded database whose files are in `directory`, made there if missing. The caller sees to it that nobody else
 * has it open.
 * @throws ClusterUnusable, DataDirectoryUnusable
 */
export async function openEmbeddedPlace(directory: string, beforeChange = () => {}): Promise<Place> {
  await inDataDirectory(directory, async () => {
    await mkdir(join(directory, ".."), { recursive: true });
    await ensureCluster(directory, { log: silent, beforeChange });
  });
  const pglite = await openCluster(directory, beforeChange);
  return {
    ...(await sessionOn(pglite)),
    migrate: (only) => migrateOnly(new EmbeddedAdapterFactory(pglite), only),
  };
}

/** Where the embedded database's files are in a data directory. */
export const clusterIn = (dataDir: string): string => join(dataDir, "postgres");

/** Whether there is an embedded database in a data directory, in use or not. */
export const holdsCluster = (dataDir: string): boolean => existsSync(join(clusterIn(dataDir), "PG_VERSION"));

async function migrateOnly(
  factory: SqlMigrationAwareDriverAdapterFactory,
  only: readonly string[] | undefined,
): Promise<void> {
  if (!only) {
    await migrate(factory);
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), "loudou-migrations-"));
  try {
    for (const name of only) await cp(join(MIGRATIONS, name), join(folder, name), { recursive: true });
    await migrate(factory, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
