import { join } from "node:path";
import { lockDataDirectory } from "./data-directory-lock.ts";
import { ClusterUnusable, inDataDirectory } from "./data-directory-unusable.ts";
import type { DatabaseLog, OpenedDatabase } from "./database.ts";
import { EmbeddedAdapterFactory } from "./embedded-adapter.ts";
import { compilePostgres, EmbeddedPostgres, type Program, packedCluster } from "./embedded-postgres.ts";
import { ensureCluster } from "./first-start.ts";
import { migrate } from "./migrate.ts";
import { startUpkeep } from "./upkeep.ts";

/** Opens the embedded database in `dataDir`, made there on the first start, and migrates it. */
export async function openEmbedded(dataDir: string, { log }: { log: DatabaseLog }): Promise<OpenedDatabase> {
  if (dataDir.startsWith("memory://")) return openInMemory(await packedCluster());
  const held = await inDataDirectory(dataDir, () => lockDataDirectory(dataDir, log));
  try {
    const directory = join(dataDir, "postgres");
    await inDataDirectory(dataDir, () => ensureCluster(directory, { log, beforeChange: held.confirm }));
    const pglite = await openCluster(directory, held.confirm, await compilePostgres());
    const opened = await openMigrated(pglite, log);
    pglite.lastWords?.whenDied((died) => {
      log.error(died.message);
      // Nobody can be answered any more, and only a new process can open the database: so this ends this one.
      setImmediate(() => {
        throw died;
      });
    });
    const endUpkeep = startUpkeep(opened.pglite, log);
    const close = async () => {
      await endUpkeep();
      await opened.close();
      held.release();
    };
    return { ...opened, directory, close };
  } catch (error) {
    held.release();
    throw error;
  }
}

/** Opens a database in memory from a dump of another one (`dumpDataDir`), and migrates it. */
export function openInMemory(dump: Blob): Promise<OpenedDatabase> {
  return openMigrated(new EmbeddedPostgres(null, { seed: dump }));
}

/** Opens the embedded database in a folder, as it is. */
export async function openCluster(
  directory: string,
  beforeChange: () => void,
  program?: Program,
): Promise<EmbeddedPostgres> {
  const pglite = new EmbeddedPostgres(directory, { beforeChange, program });
  try {
    await pglite.waitReady;
    return pglite;
  } catch (error) {
    throw new ClusterUnusable(directory, pglite.lastWords?.reason || String(error), error);
  }
}

async function openMigrated(pglite: EmbeddedPostgres, log?: DatabaseLog) {
  await pglite.waitReady;
  const adapter = new EmbeddedAdapterFactory(pglite);
  try {
    const applied = await migrate(adapter);
    if (applied.length > 0) log?.info(`Applied migrations: ${applied.join(", ")}`);
  } catch (error) {
    await pglite.close();
    throw error;
  }
  return { kind: "embedded" as const, pglite, adapter, close: () => pglite.close() };
}
