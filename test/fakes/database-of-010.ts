/** A database as 0.1.0 leaves it, to be migrated by today's program. */
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { openInMemory } from "../../src/database/embedded.ts";
import { EmbeddedAdapterFactory } from "../../src/database/embedded-adapter.ts";
import { openEmptyInMemory } from "../../src/database/embedded-postgres.ts";
import { MIGRATIONS, NO_FILTERS, readMigrations } from "../../src/database/migrate.ts";
import { type Database, openDatabase, withPrisma } from "../../src/database/open-database.ts";
import { openSchemaEngine } from "../../src/database/schema-engine.ts";
import { openPool } from "../../src/database/server.ts";
import { ServerAdapterFactory } from "../../src/database/server-adapter.ts";
import { type DatabaseKind, emptyServerDatabase } from "./database.ts";
import type { Ask } from "./numbers-of-010.ts";

export type DatabaseOf010 = Readonly<{
  /** Runs SQL in it, several statements if need be: the rows to be carried over. */
  exec(script: string): Promise<unknown>;
  /** One statement. */
  run(statement: string, values?: string[]): Promise<unknown>;
  ask: Ask;
  /** A single connection to it, for migrating it by hand. */
  session: SqlMigrationAwareDriverAdapterFactory;
  /** Starts today's program on it, which migrates it. Call it once, and close the result after use. */
  migrated(): Promise<Database>;
}>;

export const databaseOf010 = (kind: DatabaseKind): Promise<DatabaseOf010> =>
  kind === "server" ? onServer() : inMemory();

async function inMemory(): Promise<DatabaseOf010> {
  const pglite = await openEmptyInMemory();
  const session = new EmbeddedAdapterFactory(pglite);
  await startAs010(session);
  return {
    session,
    exec: (script) => pglite.exec(script),
    run: (statement, values = []) => pglite.query(statement, values),
    ask: async <T>(statement: string) => (await pglite.query<T>(statement)).rows,
    async migrated() {
      const dump = await pglite.dumpDataDir("none");
      await pglite.close();
      return withPrisma(await openInMemory(dump));
    },
  };
}

async function onServer(): Promise<DatabaseOf010> {
  const { url, drop } = await emptyServerDatabase();
  const pool = openPool(url, 1, console);
  const session = new ServerAdapterFactory(pool);
  await startAs010(session);
  return {
    session,
    exec: (script) => pool.query(script),
    run: (statement, values = []) => pool.query(statement, values),
    ask: async <T>(statement: string) => (await pool.query(statement)).rows as T[],
    async migrated() {
      await pool.end();
      const database = await openDatabase({ url, dataDir: "" });
      return { ...database, close: () => database.close().then(drop) };
    },
  };
}

/** The one migration of 0.1.0, under the name it had there. */
const init = "20261123173112_init";

/**
 * Does with a database what 0.1.0 does when it starts: if its migration is missing, Prisma's engine applies it.
 * Other migrations are not looked at.
 */
export async function startAs010(factory: SqlMigrationAwareDriverAdapterFactory): Promise<void> {
  const adapter = await factory.connect();
  const ask = (sql: string) => adapter.queryRaw({ sql, args: [], argTypes: [] });
  const { rows: history } = await ask("SELECT to_regclass('_prisma_migrations') IS NOT NULL");
  const { rows: applied } = history[0]?.[0]
    ? await ask(
        `SELECT 1 FROM _prisma_migrations WHERE migration_name = '${init}' AND finished_at IS NOT NULL`,
      )
    : { rows: [] };
  await adapter.dispose();
  if (applied.length > 0) return;
  const { migrationDirectories, ...list } = await readMigrations(MIGRATIONS);
  const first = migrationDirectories.slice(0, 1).map((directory) => ({ ...directory, path: init }));
  const { engine } = await openSchemaEngine(factory);
  await engine
    .applyMigrations({ migrationsList: { ...list, migrationDirectories: first }, filters: NO_FILTERS })
    .finally(() => engine.free());
}
