import pg from "pg";
import type { DatabaseLog, OpenedDatabase } from "./database.ts";
import { migrate } from "./migrate.ts";
import { ServerAdapterFactory } from "./server-adapter.ts";

/** A server that answers no connection attempt for this long counts as unreachable, in milliseconds. */
const CONNECT_TIMEOUT = 10_000;

/** The oldest PostgreSQL whose SQL the migrations keep to. */
export const oldestVersion = 15;

/** Thrown when the server of DATABASE_URL cannot be used at all. Its message names server and database, no password. */
export class ServerUnusable extends Error {
  override readonly name = "ServerUnusable";

  constructor(url: string, cause: unknown) {
    const { host, pathname } = URL.canParse(url) ? new URL(url) : { host: "(not a URL)", pathname: "" };
    super(`Cannot use the PostgreSQL database ${host}${pathname}: ${reasonOf(cause)}. Check DATABASE_URL.`, {
      cause,
    });
  }
}

function reasonOf(cause: unknown): string {
  // "localhost" has two addresses; when both fail the error has no message, only a code.
  const { message, code } = cause as NodeJS.ErrnoException;
  return message || code || String(cause);
}

/** Opens a PostgreSQL server by its connection string and migrates it. */
export async function openServer(
  url: string,
  { log, poolSize = 10 }: { log: DatabaseLog; poolSize?: number },
): Promise<OpenedDatabase> {
  await migrateServer(url, log);
  const pool = openPool(url, poolSize, log);
  return { kind: "server", url, adapter: new ServerAdapterFactory(pool), close: () => pool.end() };
}

async function migrateServer(url: string, log: DatabaseLog): Promise<void> {
  // Migrations hold a session's lock, so they get a session of their own.
  const pool = openPool(url, 1, log);
  try {
    await greet(pool, url);
    const applied = await migrate(new ServerAdapterFactory(pool));
    if (applied.length > 0) log.info(`Applied migrations: ${applied.join(", ")}`);
  } finally {
    await pool.end();
  }
}

/** What a start would fail on halfway, with words that nobody understands, is said before it changes anything. */
async function greet(pool: pg.Pool, url: string): Promise<void> {
  let server: { encoding: string; version: string; number: number } | undefined;
  try {
    const { rows } = await pool.query(
      `SELECT current_setting('server_encoding') AS encoding, current_setting('server_version') AS version,
              current_setting('server_version_num')::int AS number`,
    );
    server = rows[0];
  } catch (error) {
    throw new ServerUnusable(url, error);
  }
  if (server && server.number < oldestVersion * 10_000) {
    throw new ServerUnusable(url, `PostgreSQL ${server.version} is older than ${oldestVersion}`);
  }
  if (server && server.encoding !== "UTF8") {
    throw new ServerUnusable(url, `its encoding ${server.encoding} cannot hold Chinese; create it with UTF8`);
  }
}

/** Connections to a server as the product uses them; `max` of them, opened when needed. */
export function openPool(url: string, max: number, log: DatabaseLog): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    application_name: "loudou",
    // Prisma writes and reads instants without their zone, so sessions must keep to UTC.
    onConnect: (client) => client.query("SET TIME ZONE 'UTC'"),
  });
  // A server that restarts cuts idle connections; without a listener that would end the process.
  pool.on("error", (error) => log.warn(`Lost an idle database connection: ${error.message}`));
  return pool;
}
