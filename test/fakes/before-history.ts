/** A database as it was before it had events, to be filled and then migrated by today's program. */
import { cp, readdir } from "node:fs/promises";
import { join } from "node:path";
import { EmbeddedAdapterFactory } from "../../src/database/embedded-adapter.ts";
import { openEmptyInMemory } from "../../src/database/embedded-postgres.ts";
import { MIGRATIONS, migrate } from "../../src/database/migrate.ts";
import { type Database, openDatabase, withPrisma } from "../../src/database/open-database.ts";
import { openPool } from "../../src/database/server.ts";
import { ServerAdapterFactory } from "../../src/database/server-adapter.ts";
import { type DatabaseKind, emptyServerDatabase } from "./database.ts";
import type { Ask } from "./numbers-of-010.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

type BeforeHistory = {
  run: (statement: string, values?: string[]) => Promise<unknown>;
  ask: Ask;
  /** Brings it to today's schema; to be called once. Close what it gives. */
  migrated: () => Promise<Database>;
};

/** The last migration that a database without events has. */
const lastOf010 = "20261128043932_delivery_leases";

async function migrationsOf010(): Promise<string> {
  const folder = await temporaryDirectory();
  const names = (await readdir(MIGRATIONS)).filter((name) => name <= lastOf010);
  await Promise.all(names.map((name) => cp(join(MIGRATIONS, name), join(folder, name), { recursive: true })));
  return folder;
}

export async function openBeforeHistory(kind: DatabaseKind): Promise<BeforeHistory> {
  const folder = await migrationsOf010();
  if (kind === "embedded") {
    const pglite = await openEmptyInMemory();
    const adapter = new EmbeddedAdapterFactory(pglite);
    await migrate(adapter, folder);
    return {
      run: (statement, values = []) => pglite.query(statement, values),
      ask: async <T>(statement: string) => (await pglite.query<T>(statement)).rows,
      migrated: async () => {
        await migrate(adapter);
        return withPrisma({ kind, pglite, adapter, close: () => pglite.close() });
      },
    };
  }
  const { url, drop } = await emptyServerDatabase();
  const pool = openPool(url, 1, console);
  await migrate(new ServerAdapterFactory(pool), folder);
  return {
    run: (statement, values = []) => pool.query(statement, values),
    ask: async <T>(statement: string) => (await pool.query(statement)).rows as T[],
    migrated: async () => {
      await pool.end();
      const database = await openDatabase({ url, dataDir: "" });
      return { ...database, close: () => database.close().then(drop) };
    },
  };
}
