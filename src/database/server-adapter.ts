import { PrismaPg } from "@prisma/adapter-pg";
import type {
  IsolationLevel,
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQuery,
  Transaction,
} from "@prisma/driver-adapter-utils";
import type pg from "pg";
import { asDriverError } from "./driver-error.ts";
import { GuardedTransaction } from "./guarded-transaction.ts";

const command = (sql: string): SqlQuery => ({ sql, args: [], argTypes: [] });

/** Prisma's way to a PostgreSQL server: the official adapter, with guarded transactions and scripts that run whole. */
export class ServerAdapterFactory implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = "postgres";
  readonly adapterName = "loudou-server";
  readonly #pool: pg.Pool;
  readonly #factory: PrismaPg;

  /** The pool stays its opener's, who also ends it. */
  constructor(pool: pg.Pool) {
    this.#pool = pool;
    this.#factory = new PrismaPg(pool);
  }

  async connect(): Promise<SqlDriverAdapter> {
    return guarded(await this.#factory.connect(), this.#pool);
  }

  async connectToShadowDb(): Promise<SqlDriverAdapter> {
    return this.#factory.connectToShadowDb();
  }
}

function guarded(adapter: SqlDriverAdapter, pool: pg.Pool): SqlDriverAdapter {
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: (query) => adapter.queryRaw(query),
    executeRaw: (query) => adapter.executeRaw(query),
    getConnectionInfo: () => adapter.getConnectionInfo?.() ?? { supportsRelationJoins: true },
    dispose: () => adapter.dispose(),
    // The library cuts scripts at every semicolon, also inside function bodies and texts.
    executeScript: async (script) => {
      try {
        await pool.query(script);
      } catch (error) {
        throw asDriverError(error);
      }
    },
    startTransaction: (isolationLevel) => begin(adapter, isolationLevel),
  };
}

async function begin(adapter: SqlDriverAdapter, isolationLevel?: IsolationLevel): Promise<Transaction> {
  const transaction = await adapter.startTransaction(isolationLevel);
  return new GuardedTransaction(transaction, { usePhantomQuery: true }, async (outcome) => {
    try {
      await transaction.executeRaw(command(outcome));
    } finally {
      // Sends nothing: gives the connection back to the pool, which drops it when it is broken.
      await transaction.commit();
    }
  });
}
