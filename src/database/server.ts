import pg from "pg";
import type { DatabaseLog, OpenedDatabase } from "./database.ts";
import { MigrationFailed, migrate } from "./migrate.ts";
import { ServerAdapterFactory, type ServerPools } from "./server-adapter.ts";
import {
  commandLimits,
  migrationIdle,
  migrationLimits,
  type SessionLimits,
  sessionSetup,
} from "./session-limits.ts";

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
  const pools = openPools(url, poolSize, log);
  const close = async () => {
    await Promise.all(Object.values(pools).map((pool) => pool.end()));
  };
  return { kind: "server", url, adapter: new ServerAdapterFactory(pools), close };
}

/**
 * Half of the connections for transactions, which have several statements each and wait for each other; a
 * quarter for single statements that write; the rest for readers.
 */
function openPools(url: string, size: number, log: DatabaseLog): ServerPools {
  const transactions = Math.max(Math.floor(size / 2), 1);
  const writes = Math.max(Math.floor(size / 4), 1);
  const reads = Math.max(size - transactions - writes, 1);
  return {
    reads: openPool(url, reads, log),
    writes: openPool(url, writes, log),
    transactions: openPool(url, transactions, log),
  };
}

async function migrateServer(url: string, log: DatabaseLog): Promise<void> {
  const pool = openSession(url, log);
  try {
    await greet(pool, url);
    await pool.query(`SET idle_session_timeout = ${migrationIdle}`);
    const applied = await migrate(new ServerAdapterFactory(pool));
    if (applied.length > 0) log.info(`Applied migrations: ${applied.join(", ")}`);
  } finally {
    await pool.end();
  }
}

/** Checks up front what would otherwise fail halfway through a start with an obscure error. */
async function greet(pool: pg.Pool, url: string): Promise<void> {
  let server: { encoding: string; version: string; number: number } | undefined;
  try {
    const { rows } = await pool.query(
      `SELECT current_setting('server_encoding') AS "encoding", current_setting('server_version') AS "version",
              current_setting('server_version_num')::int AS "number"`,
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
export function openPool(
  url: string,
  max: number,
  log: DatabaseLog,
  limits: SessionLimits = commandLimits,
): pg.Pool {
  return watched(
    new pg.Pool({ ...settings(url), max, onConnect: (client) => client.query(sessionSetup(limits)) }),
    log,
  );
}

/**
 * The one session in which migrations are applied. It holds their lock: if the server has ended it because this
 * process was frozen, others are at work, and this one must not continue in another session without the lock.
 */
function openSession(url: string, log: DatabaseLog): pg.Pool {
  let opened = false;
  const onConnect = async (client: pg.ClientBase) => {
    if (opened)
      throw new MigrationFailed(undefined, "this process stood still, and the server ended its session");
    opened = true;
    await client.query(sessionSetup(migrationLimits));
  };
  return watched(new pg.Pool({ ...settings(url), max: 1, idleTimeoutMillis: 0, onConnect }), log);
}

const settings = (url: string) => ({
  connectionString: url,
  connectionTimeoutMillis: CONNECT_TIMEOUT,
  application_name: "loudou",
});

/** A server that restarts, or ends what oversteps its limits, says so on the connection; unheard that would end the process. */
function watched(pool: pg.Pool, log: DatabaseLog): pg.Pool {
  pool.on("connect", (client) => {
    client.on("error", (error) => log.warn(`Lost a database connection: ${error.message}`));
  });
  pool.on("error", () => {});
  return pool;
}
