import { DataDirectoryInUse } from "./data-directory-lock.ts";
import { ClusterUnusable, DataDirectoryUnusable } from "./data-directory-unusable.ts";
import type { Database, DatabaseLog, OpenedDatabase } from "./database.ts";
import { directClient, sharing } from "./direct-client.ts";
import { openEmbedded } from "./embedded.ts";
import { compilePostgres } from "./embedded-postgres.ts";
import { createDiskWatch, freeSpace } from "./full-disk.ts";
import { PrismaClient } from "./generated/client.ts";
import { MigrationFailed, NewerSchema } from "./migrate.ts";
import { openServer, ServerUnusable } from "./server.ts";
import { commandLimits } from "./session-limits.ts";
import type { Tx } from "./transaction.ts";
import { watched } from "./watched-driver.ts";

export type { Database, DatabaseLog } from "./database.ts";

export type DatabaseOptions = Readonly<{
  /** Connection string of a PostgreSQL server; without one the embedded database is used. */
  url?: string;
  /** Directory of the embedded database, or `memory://` for one that nothing outlives. Not used on a server. */
  dataDir: string;
  log?: DatabaseLog;
  /** Connections to the server, at most (default 10, at least 3). */
  poolSize?: number;
}>;

/** How long a transaction may wait for its connection, as long as others get on with theirs, and last, in milliseconds. */
const TRANSACTION_LIMITS = { maxWait: 10_000, timeout: commandLimits.statement };

const SILENT: DatabaseLog = { info() {}, warn() {}, error() {} };

/** Begins what an opening needs and touches nothing: on other threads, while this one does something else. */
export function prepareDatabase({ url }: Pick<DatabaseOptions, "url">): void {
  // Whoever opens is told why it cannot be.
  if (!url) compilePostgres().catch(() => {});
}

/** Opens the server named by `url`, else the embedded database in `dataDir`, and brings it to this version's schema. */
export async function openDatabase({
  url,
  dataDir,
  log = SILENT,
  poolSize,
}: DatabaseOptions): Promise<Database> {
  const opened = url ? await openServer(url, { log, poolSize }) : await openEmbedded(dataDir, { log });
  return withPrisma(opened);
}

const told = [
  DataDirectoryInUse,
  DataDirectoryUnusable,
  ClusterUnusable,
  ServerUnusable,
  MigrationFailed,
  NewerSchema,
];

/** Why the database cannot be opened, in a sentence for the operator; undefined for any other error. */
export const whyUnusable = (error: unknown): string | undefined =>
  told.some((kind) => error instanceof kind) ? (error as Error).message : undefined;

/** Puts Prisma on an opened database, and closes it when that fails. */
export async function withPrisma({ adapter, directory, ...opened }: OpenedDatabase): Promise<Database> {
  const disk = createDiskWatch({
    free: async () => (directory === undefined ? undefined : freeSpace(directory)),
    tryWrite: () => prisma.$transaction(takeSpace),
  });
  const driver = watched(await adapter.connect(), disk.note);
  const client = new PrismaClient({ adapter: sharing(driver), errorFormat: "minimal" });
  const prisma = directClient(client, driver, TRANSACTION_LIMITS);
  const close = once(async () => {
    await client.$disconnect();
    await opened.close();
  });
  try {
    const [row] = await prisma.$queryRaw<
      { version: string }[]
    >`SELECT current_setting('server_version') AS "version"`;
    return { ...opened, prisma, version: row?.version.split(" ")[0] ?? "", whyFull: disk.whyFull, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A megabyte that does not compress, in a table that is gone with the transaction. */
async function takeSpace(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    CREATE TEMPORARY TABLE "TakenSpace" ON COMMIT DROP AS
    SELECT md5(n::text) || md5(random()::text) AS "text" FROM generate_series(1, 12000) n`;
}

function once(close: () => Promise<void>): () => Promise<void> {
  let closed: Promise<void> | undefined;
  return () => {
    closed ??= close();
    return closed;
  };
}
