import { PrismaPg } from "@prisma/adapter-pg";
import type {
  IsolationLevel,
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQuery,
  Transaction,
} from "@prisma/driver-adapter-utils";
import type pg from "pg";
import { Standstill, unlessStuck } from "./connection-wait.ts";
import { asDriverError } from "./driver-error.ts";
import { GuardedTransaction } from "./guarded-transaction.ts";
import { patience } from "./session-limits.ts";
import { statementNames } from "./statement-names.ts";

const command = (sql: string): SqlQuery => ({ sql, args: [], argTypes: [] });

/** Its type does not say that "no name" is an answer, but pg takes it for one. */
type Names = (query: SqlQuery) => string;

/**
 * Separate connections by what may have to wait. Transactions that wait for a locked row must not take the
 * connections of readers, nor those of the single statements by which the web chat keeps its conversation.
 */
export type ServerPools = Readonly<{ reads: pg.Pool; writes: pg.Pool; transactions: pg.Pool }>;

/** Prisma's way to a PostgreSQL server: the official adapter, with guarded transactions and scripts that run whole. */
export class ServerAdapterFactory implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = "postgres";
  readonly adapterName = "loudou-server";
  readonly #pools: ServerPools;
  readonly #standstill: Standstill | undefined;

  /** The pools stay their opener's, who also ends them. One alone is for work on which no person waits. */
  constructor(pools: ServerPools | pg.Pool) {
    this.#standstill = "reads" in pools ? new Standstill() : undefined;
    this.#pools = "reads" in pools ? pools : { reads: pools, writes: pools, transactions: pools };
  }

  async connect(): Promise<SqlDriverAdapter> {
    const { reads, writes, transactions } = this.#pools;
    const [reading, writing, transacting] = await Promise.all(
      [reads, writes, transactions].map((pool) =>
        new PrismaPg(pool, { statementNameGenerator: statementNames() as Names }).connect(),
      ),
    );
    if (!reading || !writing || !transacting) throw new Error("A pool gave no adapter");
    const by = (query: SqlQuery) => (onlyReads(query.sql) ? reading : writing);
    return {
      provider: reading.provider,
      adapterName: reading.adapterName,
      queryRaw: (query) => by(query).queryRaw(query),
      executeRaw: (query) => by(query).executeRaw(query),
      getConnectionInfo: () => reading.getConnectionInfo?.() ?? { supportsRelationJoins: true },
      dispose: async () => {
        for (const adapter of [reading, writing, transacting]) await adapter.dispose();
      },
      // The library cuts scripts at every semicolon, also inside function bodies and texts.
      executeScript: async (script) => {
        // By itself a pool closes a connection on which a statement failed, and the migrations' lock would be gone.
        const client = await writes.connect();
        try {
          await client.query(script);
        } catch (error) {
          throw asDriverError(error);
        } finally {
          client.release();
        }
      },
      startTransaction: (isolationLevel) => begin(transacting, this.#standstill, isolationLevel),
    };
  }

  async connectToShadowDb(): Promise<SqlDriverAdapter> {
    return new PrismaPg(this.#pools.writes).connectToShadowDb();
  }
}

/** A column may be called "share" as well. */
const changing =
  /\b(?:(?:insert|merge)\s+into|delete\s+from|update\s+(?:only\s+)?"|for\s+(?:no\s+key\s+|key\s+)?(?:update|share)\b|nextval\b|pg_notify\b|pg_advisory)/i;

/** Whether a statement never waits for a row lock. A wrong guess only puts it in the other pool. */
const onlyReads = (sql: string): boolean => /^\s*(select|with)\b/i.test(sql) && !changing.test(sql);

/** Opening a connection and BEGIN take less; who took longer was waiting for others, in milliseconds. */
const noWait = 200;

async function begin(
  adapter: SqlDriverAdapter,
  standstill: Standstill | undefined,
  isolationLevel?: IsolationLevel,
): Promise<Transaction> {
  const asked = performance.now();
  const starting = adapter.startTransaction(isolationLevel).then((begun) => guarded(begun, standstill));
  if (!standstill) return starting;
  const stuckFor = () => standstill.since(asked);
  const transaction = await unlessStuck(starting, stuckFor, patience - noWait, (late) => late.rollback());
  const waited = stuckFor();
  if (waited > noWait) await shortenWaits(transaction, waited);
  return transaction;
}

function guarded(transaction: Transaction, standstill: Standstill | undefined): GuardedTransaction {
  const ours = new GuardedTransaction(transaction, { usePhantomQuery: true }, async (outcome) => {
    try {
      await transaction.executeRaw(command(outcome));
      if (!ours.failed) standstill?.moved();
    } finally {
      // Sends nothing: gives the connection back to the pool, which drops it when it is broken.
      await transaction.commit();
    }
  });
  return ours;
}

/** Who has waited for a connection in vain has less patience left for rows, or the two together would be too long. */
async function shortenWaits(transaction: GuardedTransaction, waited: number): Promise<void> {
  const left = Math.max(Math.round((patience - waited) / 2), 100);
  try {
    await transaction.executeRaw(command(`SET LOCAL lock_timeout = ${left}`));
  } catch (error) {
    await transaction.rollback().catch(() => {});
    throw error;
  }
}
