// Vitest's global setup for suites that use a database: creates one migrated template of each kind for the
// whole run and prints which kinds there are.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { MIGRATIONS, readMigrations } from "../../src/database/migrate.ts";
import { openDatabase } from "../../src/database/open-database.ts";
import { startPrivateCluster } from "./private-cluster.ts";

const CACHE = fileURLToPath(new URL("../../node_modules/.cache/loudou-test", import.meta.url));

/** What the suites receive: files and addresses, because they run in other processes. */
export type DatabaseTemplates = Readonly<{
  /** File with a dump of a migrated embedded database. */
  embedded: string;
  /** A PostgreSQL server and the name of its migrated template database. */
  server?: { url: string; template: string };
}>;

declare module "vitest" {
  // biome-ignore lint/style/useConsistentTypeDefinitions: it adds to vitest's own, which only an interface can
  export interface ProvidedContext {
    databaseTemplates: DatabaseTemplates;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const embedded = await dumpEmbedded();
  const server = await findServer();
  project.provide("databaseTemplates", {
    embedded,
    server: server && { url: server.url, template: server.template },
  });
  console.log(`Databases of this run: embedded PostgreSQL${server ? `, ${server.name}` : " only"}`);
  return async () => server?.stop();
}

/** Dumps a migrated database, or reuses the dump of an earlier run with the same migrations. */
async function dumpEmbedded(): Promise<string> {
  const file = join(CACHE, `${await fingerprint()}.tar`);
  if (existsSync(file)) return file;
  await mkdir(CACHE, { recursive: true });
  const database = await openDatabase({ dataDir: "memory://" });
  await database.pglite!.exec("CHECKPOINT");
  const dump = await database.pglite!.dumpDataDir("none");
  await database.close();
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, dump.stream());
  const outdated = (await readdir(CACHE)).filter((name) => name.endsWith(".tar"));
  await Promise.all(outdated.map((name) => rm(join(CACHE, name), { force: true })));
  await rename(draft, file);
  return file;
}

async function fingerprint(): Promise<string> {
  const hash = createHash("sha256");
  const { migrationDirectories } = await readMigrations(MIGRATIONS);
  hash.update(JSON.stringify(migrationDirectories));
  hash.update(await readFile(new URL("../../package-lock.json", import.meta.url)));
  return hash.digest("hex").slice(0, 16);
}

async function findServer() {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return withTemplate(given, "the server of TEST_DATABASE_URL", async () => {});
  // Used on a machine that has PostgreSQL; TEST_POSTGRES=0 saves the time.
  if (process.env.TEST_POSTGRES === "0") return undefined;
  const cluster = await startPrivateCluster();
  return cluster && withTemplate(cluster.url, `${cluster.version} on this machine`, cluster.stop);
}

async function withTemplate(url: string, name: string, stop: () => Promise<void>) {
  const template = `loudou_template_${process.pid}`;
  await administer(url, `CREATE DATABASE ${template}`);
  const database = await openDatabase({ url: databaseUrl(url, template), dataDir: "" });
  await database.close();
  const drop = async () => {
    await administer(url, `DROP DATABASE ${template} WITH (FORCE)`);
    await stop();
  };
  return { url, template, name, stop: drop };
}

/** The address of another database on the same server. */
export function databaseUrl(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/** Runs one statement on the server's own database, where databases are created and dropped. */
export async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
