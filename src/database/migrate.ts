import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQuery,
} from "@prisma/driver-adapter-utils";
import type { MigrationList } from "@prisma/schema-engine-wasm";

/** The migrations this version of Loudou ships. */
export const MIGRATIONS = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));

/** Nothing in the database is managed by others. */
export const NO_FILTERS = { externalTables: [], externalEnums: [] };

/** The advisory lock under which Prisma's schema engine, also that of `prisma migrate deploy`, applies migrations. */
const PRISMA_MIGRATION_LOCK = 72707369;

/** How often a replica that waits for that lock asks for it, in milliseconds. */
const ASK_AGAIN = 200;

const command = (sql: string): SqlQuery => ({ sql, args: [], argTypes: [] });

/** Thrown when the database could not be brought to this version's schema. It is as it was before the failed migration. */
export class MigrationFailed extends Error {
  override readonly name = "MigrationFailed";

  constructor(migration: string | undefined, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    // The engine puts "external connector error" before the message and its own stack trace ("   0: …") after it.
    const [summary] = reason.replace(/^external connector error\n/, "").split(/\n\s+0: /);
    const which = migration ? `Migration ${migration}` : "Migrating the database";
    super(`${which} failed and changed nothing: ${summary}`, { cause });
  }
}

/** Thrown when a newer program has been at the database. It is as that left it. */
export class NewerSchema extends Error {
  override readonly name = "NewerSchema";

  constructor(unknown: readonly string[]) {
    super(
      `The database was last opened by a newer Loudou: this one does not know its migration ${unknown.join(", ")}. ` +
        "Start that one, or restore a backup.",
    );
  }
}

/**
 * The first migration, and its name up to 0.1.0. Those programs start on any schema that has all of their
 * migrations, so the migration "workspace_id", which they cannot work with, takes the former name away.
 */
const FIRST = { name: "20261123173112_first_tables", formerly: "20261123173112_init" };

const nameIn = (applied: ReadonlySet<string>, shipped: string): string =>
  shipped === FIRST.name && applied.has(FIRST.formerly) ? FIRST.formerly : shipped;

/** What a database lacks of a program's migrations, and which it has that the program does not know. */
export function compareMigrations(shipped: readonly string[], applied: ReadonlySet<string>) {
  const known = new Set(shipped.map((name) => nameIn(applied, name)));
  return {
    missing: [...known].filter((name) => !applied.has(name)),
    unknown: [...applied].filter((name) => !known.has(name)).sort(),
  };
}

/**
 * Applies the missing migrations and resolves to their names. The session of `factory` must be one connection:
 * it holds a lock meanwhile, so that of replicas that start together one applies and the others wait.
 * Each migration.sql runs as one transaction and must therefore hold no transaction commands of its own.
 * @throws NewerSchema, MigrationFailed
 */
export async function migrate(
  factory: SqlMigrationAwareDriverAdapterFactory,
  folder: string = MIGRATIONS,
): Promise<string[]> {
  const adapter = await factory.connect();
  try {
    // A warm start asks once and is done: no lock, and 5 MB of WebAssembly stay on disk.
    if (await isUpToDate(adapter, folder)) return [];
    await takeLock(adapter);
    try {
      if (await isUpToDate(adapter, folder)) return [];
      return await apply(factory, adapter, folder);
    } finally {
      await adapter.queryRaw(command(`SELECT pg_advisory_unlock_all()::text`));
    }
  } finally {
    await adapter.dispose();
  }
}

/** However long the other's migrations take. Asked again and again, because the session's limit is meant for tables. */
async function takeLock(adapter: SqlDriverAdapter): Promise<void> {
  for (;;) {
    const { rows } = await adapter.queryRaw(command(`SELECT pg_try_advisory_lock(${PRISMA_MIGRATION_LOCK})`));
    if (rows[0]?.[0] === true) return;
    await sleep(ASK_AGAIN);
  }
}

async function apply(
  factory: SqlMigrationAwareDriverAdapterFactory,
  adapter: SqlDriverAdapter,
  folder: string,
): Promise<string[]> {
  const { openSchemaEngine } = await import("./schema-engine.ts");
  const { engine } = await openSchemaEngine(recording(factory));
  try {
    await forgetUnfinished(adapter);
    const applied = await appliedTo(adapter);
    const { migrationDirectories, ...list } = await readMigrations(folder);
    const asKnownThere = migrationDirectories.map((each) => ({ ...each, path: nameIn(applied, each.path) }));
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: { ...list, migrationDirectories: asKnownThere },
      filters: NO_FILTERS,
    });
    return appliedMigrationNames;
  } catch (error) {
    const [failed] = await forgetUnfinished(adapter);
    throw new MigrationFailed(failed, error);
  } finally {
    engine.free();
  }
}

const FINISHED = `UPDATE _prisma_migrations SET finished_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL`;

/**
 * Lets each script record in its own transaction that it is done. The engine records it afterwards, which is too
 * late for a process that is killed or frozen just then: the server finishes the script all the same, and the
 * next start would run it again.
 */
function recording(factory: SqlMigrationAwareDriverAdapterFactory): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connectToShadowDb: () => factory.connectToShadowDb(),
    async connect() {
      const adapter = await factory.connect();
      const run = adapter.executeScript.bind(adapter);
      return Object.assign(adapter, { executeScript: (script: string) => run(`${script}\n;\n${FINISHED}`) });
    },
  };
}

/** The migrations of a folder in the form Prisma's schema engine takes. */
export async function readMigrations(folder: string): Promise<MigrationList> {
  const migrationDirectories = [];
  for (const path of await shipped(folder)) {
    const value = await readFile(join(folder, path, "migration.sql"), "utf8");
    const content = { tag: "ok" as const, value };
    migrationDirectories.push({ path, migrationFile: { path: "migration.sql", content } });
  }
  const lockfile = { path: "migration_lock.toml", content: 'provider = "postgresql"\n' };
  return { baseDir: folder, lockfile, shadowDbInitScript: "", migrationDirectories };
}

async function shipped(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
}

/** @throws NewerSchema */
async function isUpToDate(adapter: SqlDriverAdapter, folder: string): Promise<boolean> {
  const { missing, unknown } = compareMigrations(await shipped(folder), await appliedTo(adapter));
  if (unknown.length > 0) throw new NewerSchema(unknown);
  return missing.length === 0;
}

async function appliedTo(adapter: SqlDriverAdapter): Promise<ReadonlySet<string>> {
  if (!(await hasHistory(adapter))) return new Set();
  const { rows } = await adapter.queryRaw(
    command(
      `SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
    ),
  );
  return new Set(rows.map(([name]) => String(name)));
}

async function hasHistory(adapter: SqlDriverAdapter): Promise<boolean> {
  const { rows } = await adapter.queryRaw(command(`SELECT to_regclass('_prisma_migrations') IS NOT NULL`));
  return rows[0]?.[0] === true;
}

/**
 * Marks migrations that began and did not finish as rolled back, which they are, each being one transaction;
 * otherwise Prisma refuses every later migration until somebody has resolved them by hand. Only under the lock:
 * without it another replica may be working on them.
 */
async function forgetUnfinished(adapter: SqlDriverAdapter): Promise<string[]> {
  if (!(await hasHistory(adapter))) return [];
  const { rows } = await adapter.queryRaw(
    command(
      `UPDATE _prisma_migrations SET rolled_back_at = now()
        WHERE finished_at IS NULL AND rolled_back_at IS NULL RETURNING migration_name`,
    ),
  );
  return rows.map(([name]) => String(name));
}
