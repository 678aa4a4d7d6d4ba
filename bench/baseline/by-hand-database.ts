/** The database without Prisma: `pg` on a server; embedded, PGlite opened as Loudou opens it, with synced commits. */
import { join } from "node:path";
import type { PGlite, Transaction } from "@electric-sql/pglite";
import pg from "pg";
import { EmbeddedPostgres } from "../../src/database/embedded-postgres.ts";
import type { Database } from "../../src/database/open-database.ts";

export type Session = {
  query<Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]>;
};
export type ByHand = Session & {
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

export async function openByHand(env: NodeJS.ProcessEnv = process.env): Promise<ByHand> {
  return env.DATABASE_URL ? onServer(env.DATABASE_URL) : embedded(join(env.DATA_DIR ?? "", "postgres"));
}

/** Beside Prisma on a database that is already open; embedded, on the same connection. */
export function byHandOn({ pglite, url }: Pick<Database, "pglite" | "url">): ByHand {
  if (pglite) return { ...onEmbedded(pglite), close: async () => {} };
  return onServer(url ?? "");
}

/** As many connections as Loudou uses. */
function onServer(url: string): ByHand {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  const on = (client: pg.Pool | pg.PoolClient): Session => ({
    query: async <Row extends object>(text: string, values: readonly unknown[]) =>
      (await client.query<Row>(text, [...values])).rows,
  });
  return {
    ...on(pool),
    async transaction(work) {
      const client = await pool.connect();
      try {
        await client.query("BEGIN");
        const result = await work(on(client));
        await client.query("COMMIT");
        return result;
      } catch (error) {
        await client.query("ROLLBACK");
        throw error;
      } finally {
        client.release();
      }
    },
    close: () => pool.end(),
  };
}

async function embedded(directory: string): Promise<ByHand> {
  const pglite = new EmbeddedPostgres(directory);
  await pglite.waitReady;
  return onEmbedded(pglite);
}

function onEmbedded(pglite: PGlite): ByHand {
  const on = (connection: Pick<PGlite | Transaction, "query">): Session => ({
    query: async <Row extends object>(text: string, values: readonly unknown[]) =>
      (await connection.query<Row>(text, [...values])).rows,
  });
  return {
    ...on(pglite),
    transaction: (work) => pglite.transaction((connection) => work(on(connection))),
    close: () => pglite.close(),
  };
}
