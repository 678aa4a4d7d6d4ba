// Writes the SQL that takes the existing migrations to the current schema: node scripts/new-migration.ts NAME
// --replace first deletes all migrations and writes a single new "init"; only while no database depends on the old ones.
// --check (without NAME) writes nothing and fails when a migration is missing.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { EmbeddedAdapterFactory } from "../src/database/embedded-adapter.ts";
import { openEmptyInMemory } from "../src/database/embedded-postgres.ts";
import { MIGRATIONS, NO_FILTERS, readMigrations } from "../src/database/migrate.ts";
import { openSchemaEngine } from "../src/database/schema-engine.ts";

const SCHEMA = fileURLToPath(new URL("../prisma/schema", import.meta.url));

const { values, positionals } = parseArgs({
  options: { replace: { type: "boolean", default: false }, check: { type: "boolean", default: false } },
  allowPositionals: true,
});
const [name] = positionals;
if (values.check) {
  const sql = await difference();
  console.log(sql === "" ? "The migrations lead to the schema." : `The migrations lack:\n${sql}`);
  process.exitCode = sql === "" ? 0 : 1;
} else if (name && /^[a-z0-9_]+$/.test(name)) {
  if (values.replace) await rm(MIGRATIONS, { recursive: true, force: true });
  await write(name, await difference());
} else {
  console.error("Usage: node scripts/new-migration.ts [--replace] NAME   (lower case, digits, underscores)");
  process.exitCode = 2;
}

async function write(title: string, sql: string): Promise<void> {
  if (sql === "") {
    console.log("The migrations already lead to the schema: nothing to write.");
    return;
  }
  const folder = join(MIGRATIONS, `${timestamp()}_${title}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "migration.sql"), sql);
  await writeFile(join(MIGRATIONS, "migration_lock.toml"), 'provider = "postgresql"\n');
  console.log(`Wrote ${join(folder, "migration.sql")}. Read it before you commit it.`);
}

async function difference(): Promise<string> {
  const files = await readSchema();
  const database = await openEmptyInMemory();
  const models = files.map(({ path, content }): [string, string] => [path, content]);
  const { engine } = await openSchemaEngine(new EmbeddedAdapterFactory(database, openEmptyInMemory), models);
  try {
    const { stdout } = await engine.diff({
      from: { tag: "migrations", ...(await readMigrations(MIGRATIONS)) },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: NO_FILTERS,
    });
    const statements = stdout ?? "";
    if (statements.trim() === "" || statements.includes("-- This is an empty migration.")) return "";
    return withTrigrams(statements);
  } finally {
    engine.free();
    await database.close();
  }
}

async function readSchema(): Promise<{ path: string; content: string }[]> {
  const names = (await readdir(SCHEMA)).filter((file) => file.endsWith(".prisma")).sort();
  return Promise.all(
    names.map(async (file) => ({
      path: join(SCHEMA, file),
      content: await readFile(join(SCHEMA, file), "utf8"),
    })),
  );
}

/** Prisma writes trigram indexes but not the extension that provides them. */
function withTrigrams(statements: string): string {
  if (!statements.includes("gin_trgm_ops")) return statements;
  return `-- Names are found by similarity\nCREATE EXTENSION IF NOT EXISTS pg_trgm;\n\n${statements}`;
}

/** `20261123151828`: names sort in the order in which the migrations were written. */
function timestamp(): string {
  return new Date().toISOString().replace(/\D/g, "").slice(0, 14);
}
