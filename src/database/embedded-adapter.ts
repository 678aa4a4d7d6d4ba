import { type Transaction as Connection, type PGlite, types } from "@electric-sql/pglite";
import type {
  ConnectionInfo,
  IsolationLevel,
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQuery,
  SqlResultSet,
  Transaction,
} from "@prisma/driver-adapter-utils";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { asDriverError } from "./driver-error.ts";
import { GuardedTransaction } from "./guarded-transaction.ts";

const PROVIDER = "postgres";
const NAME = "loudou-embedded";

/**
 * Prisma's adapter for the embedded database. pglite-prisma-adapter converts values, rows and errors;
 * transactions and scripts are handled here, because there a failed COMMIT counts as success and a failed script
 * goes unnoticed.
 */
export class EmbeddedAdapterFactory implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = PROVIDER;
  readonly adapterName = NAME;
  readonly #pglite: PGlite;
  readonly #openShadow: () => Promise<PGlite>;

  /** `openShadow` gives an empty database for comparing schemas; only the writing of migrations needs one. */
  constructor(pglite: PGlite, openShadow?: () => Promise<PGlite>) {
    this.#pglite = pglite;
    this.#openShadow = openShadow ?? (() => Promise.reject(new Error("This database has no shadow")));
  }

  async connect(): Promise<SqlDriverAdapter> {
    return new EmbeddedAdapter(this.#pglite, await statementsOn(this.#pglite));
  }

  async connectToShadowDb(): Promise<SqlDriverAdapter> {
    const shadow = await this.#openShadow();
    return new EmbeddedAdapter(shadow, await statementsOn(shadow), () => shadow.close());
  }
}

/** The library's adapter over a whole database or over the connection inside a transaction: both speak `query`. */
function statementsOn(connection: PGlite | Connection): Promise<SqlDriverAdapter> {
  const query: PGlite["query"] = (text, values, options) =>
    connection.query(text, values, {
      ...options,
      parsers: { ...options?.parsers, [types.BYTEA]: bytesIn },
      serializers: { [types.BYTEA]: hexOf },
    });
  return new PrismaPGlite({ query } as PGlite).connect();
}

// The library goes digit by digit through what a file has a hundred million of. PostgreSQL writes bytes as \x00ff.
const bytesIn = (hex: string): Buffer => Buffer.from(hex.slice(2), "hex");
const hexOf = ({ buffer, byteOffset, byteLength }: Uint8Array): string =>
  `\\x${Buffer.from(buffer, byteOffset, byteLength).toString("hex")}`;

class EmbeddedAdapter implements SqlDriverAdapter {
  readonly provider = PROVIDER;
  readonly adapterName = NAME;
  readonly #pglite: PGlite;
  readonly #statements: SqlDriverAdapter;
  readonly #close: () => Promise<void>;

  constructor(pglite: PGlite, statements: SqlDriverAdapter, close = async () => {}) {
    this.#pglite = pglite;
    this.#statements = statements;
    this.#close = close;
  }

  queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    return this.#statements.queryRaw(query);
  }

  executeRaw(query: SqlQuery): Promise<number> {
    return this.#statements.executeRaw(query);
  }

  /** Runs a script whole: PostgreSQL takes the statements of one message as one transaction. */
  async executeScript(script: string): Promise<void> {
    try {
      await this.#pglite.exec(script);
    } catch (error) {
      throw asDriverError(error);
    }
  }

  getConnectionInfo(): ConnectionInfo {
    return { supportsRelationJoins: true };
  }

  /**
   * Waits for the connection and holds it until commit or rollback. PGlite hands a transaction to a callback and
   * ends it itself, while Prisma wants to hold it: so the callback waits until it is over, and tells PGlite how.
   */
  async startTransaction(isolationLevel?: IsolationLevel): Promise<Transaction> {
    const begun = Promise.withResolvers<Connection>();
    const ended = Promise.withResolvers<void>();
    const released = this.#pglite.transaction((connection) => {
      begun.resolve(connection);
      return ended.promise;
    });
    released.catch(begun.reject);
    const connection = await begun.promise;
    const statements = await statementsOn(connection);
    const finish = async (outcome: "COMMIT" | "ROLLBACK") => {
      try {
        if (outcome === "ROLLBACK") await connection.rollback();
      } finally {
        ended.resolve();
        await released.catch((error) => {
          throw asDriverError(error);
        });
      }
    };
    const transaction = new GuardedTransaction(statements, { usePhantomQuery: true }, finish);
    if (isolationLevel) await transaction.isolate(isolationLevel);
    return transaction;
  }

  dispose(): Promise<void> {
    return this.#close();
  }
}
