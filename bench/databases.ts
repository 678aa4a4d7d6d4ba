/** A database of each kind available on this machine, for one run of the benchmark. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { type Database, openDatabase } from "../src/database/open-database.ts";
import { administer, databaseUrl } from "../test/fakes/postgres-server.ts";
import { startPrivateCluster } from "../test/fakes/private-cluster.ts";
import { versionOf } from "./machine.ts";
import type { Kind } from "./options.ts";

export type BenchDatabase = Readonly<{
  kind: Kind;
  /** "PostgreSQL 15.18", "PGlite 0.5.8" */
  name: string;
  /** The environment with which Loudou uses it. */
  env: Readonly<Record<string, string>>;
  /** Opens it in this process; PGlite only while no other program uses it. It starts empty. */
  open(): Promise<Database>;
  remove(): Promise<void>;
}>;

export async function embeddedDatabase(): Promise<BenchDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), "loudou-bench-"));
  return {
    kind: "embedded",
    name: `PGlite ${versionOf("@electric-sql/pglite")}`,
    env: { DATA_DIR: dataDir },
    open: () => openDatabase({ dataDir }),
    remove: () => rm(dataDir, { recursive: true, force: true, maxRetries: 3 }),
  };
}

/** On the server of TEST_DATABASE_URL, else on one started for this run; undefined without either. */
export async function openServer(): Promise<
  { database: () => Promise<BenchDatabase>; stop: () => Promise<void> } | undefined
> {
  const given = process.env.TEST_DATABASE_URL;
  const cluster = given ? undefined : await startPrivateCluster();
  const server = given ?? cluster?.url;
  if (!server) return undefined;
  const version = await serverVersion(server);
  let made = 0;
  const database = async (): Promise<BenchDatabase> => {
    const name = `loudou_bench_${process.pid}_${++made}`;
    await administer(server, `CREATE DATABASE ${name}`);
    const url = databaseUrl(server, name);
    return {
      kind: "server",
      name: `PostgreSQL ${version}`,
      env: { DATABASE_URL: url, DATA_DIR: tmpdir() },
      open: () => openDatabase({ url, dataDir: "" }),
      remove: () => administer(server, `DROP DATABASE ${name} WITH (FORCE)`),
    };
  };
  return { database, stop: async () => cluster?.stop() };
}

async function serverVersion(connectionString: string): Promise<string> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query<{ version: string }>(
    `SELECT split_part(current_setting('server_version'), ' ', 1) AS "version"`,
  );
  await client.end();
  return rows[0]!.version;
}
