import { readFile } from "node:fs/promises";
import { inject } from "vitest";
import { openInMemory } from "../../src/database/embedded.ts";
import { type Database, openDatabase, withPrisma } from "../../src/database/open-database.ts";
import { administer, databaseUrl } from "./postgres-server.ts";

export type DatabaseKind = Database["kind"];

const templates = inject("databaseTemplates");

/** The databases available in this run, to run a suite on each: `describe.each(databases)("… on %s", (kind) => …)`. */
export const databases: DatabaseKind[] = templates.server ? ["embedded", "server"] : ["embedded"];

/**
 * One of them, for a suite of rules, which hold whatever the database: the server where there is one, because whole
 * conversations (`test/contract`, `test/e2e`, the gallery) already run on the embedded one, which takes longer. All of
 * them with TEST_EVERY_DATABASE=1, `npm run test:databases`.
 */
export const oneDatabase: DatabaseKind[] =
  process.env.TEST_EVERY_DATABASE === "1" ? databases : databases.slice(-1);

/** An empty, migrated database for the caller alone. Close it after use: the next test may get it, emptied. */
export function freshDatabase(kind: DatabaseKind = "embedded"): Promise<Database> {
  return kind === "server" ? onServer() : inMemory();
}

async function onServer(): Promise<Database> {
  const { url, drop } = await makeOnServer(`TEMPLATE ${theServer().template}`);
  const database = await openOn(url);
  const close = async () => {
    await database.close();
    await drop();
  };
  return { ...database, close };
}

/** One such database on the server for two programs, as replicas have it: each with connections of its own. */
export async function twoReplicas(): Promise<[Database, Database]> {
  const { url, drop } = await makeOnServer(`TEMPLATE ${theServer().template}`);
  const [one, other] = await Promise.all([openOn(url), openOn(url)]);
  const close = async () => {
    await Promise.all([one.close(), other.close()]);
    await drop();
  };
  return [{ ...one, close }, other];
}

/** The rows of a database as another start finds them: on a server by connections of its own, else from a dump. */
export async function startedAgain({ url, pglite }: Database): Promise<Database> {
  return url ? openOn(url) : withPrisma(await openInMemory(await pglite!.dumpDataDir("none")));
}

/**
 * A database on the server without any tables, to be opened by the test itself.
 * @param options of CREATE DATABASE
 */
export function emptyServerDatabase(
  options = "TEMPLATE template1",
): Promise<{ url: string; drop: () => Promise<void> }> {
  return makeOnServer(options);
}

const openOn = (url: string) => openDatabase({ url, dataDir: "", poolSize: 8 });

async function makeOnServer(options: string) {
  const { url } = theServer();
  const name = `loudou_test_${crypto.randomUUID().replaceAll("-", "")}`;
  await administer(url, `CREATE DATABASE ${name} ${options}`);
  const drop = () => administer(url, `DROP DATABASE ${name} WITH (FORCE)`);
  return { url: databaseUrl(url, name), drop };
}

function theServer() {
  if (!templates.server)
    throw new Error("This run has no PostgreSQL server: `databases` says which there are");
  return templates.server;
}

/** Databases in memory that were returned: emptying one takes a tenth of creating one. */
const idle: Database[] = [];
let dump: Promise<Buffer<ArrayBuffer>> | undefined;

async function inMemory(): Promise<Database> {
  const database = idle.pop() ?? (await makeInMemory());
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await empty(database);
    idle.push(database);
  };
  return { ...database, close };
}

async function makeInMemory(): Promise<Database> {
  dump ??= readFile(templates.embedded);
  return withPrisma(await openInMemory(new Blob([await dump])));
}

/** Resets a database to what migrations leave: no rows, counters at one, no schemas of pg-boss. */
async function empty(database: Database): Promise<void> {
  await database.pglite!.exec(`
    UNLISTEN *;
    DO $$
    DECLARE
      found text;
    BEGIN
      FOR found IN
        SELECT nspname FROM pg_namespace
         WHERE nspname NOT LIKE 'pg\\_%' AND nspname NOT IN ('public', 'information_schema')
      LOOP
        EXECUTE format('DROP SCHEMA %I CASCADE', found);
      END LOOP;
      SELECT string_agg(format('%I', tablename), ', ') INTO found FROM pg_tables
       WHERE schemaname = 'public' AND tablename <> '_prisma_migrations';
      -- The history refuses it, as long as its triggers are heard.
      SET LOCAL session_replication_role = replica;
      EXECUTE 'TRUNCATE ' || found || ' RESTART IDENTITY CASCADE';
    END $$;`);
}
