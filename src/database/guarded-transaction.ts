import type {
  IsolationLevel,
  SqlQuery,
  SqlQueryable,
  SqlResultSet,
  Transaction,
  TransactionOptions,
} from "@prisma/driver-adapter-utils";
import { asDriverError } from "./driver-error.ts";

/** SQLSTATE in_failed_sql_transaction. */
const FAILED_TRANSACTION = "25P02";

/**
 * A transaction that cannot fail silently. PostgreSQL answers the COMMIT of a transaction in which a statement
 * has failed with a plain ROLLBACK and no error: code that swallowed that statement's error would tell people
 * that their command was done. Here such a COMMIT throws.
 */
export class GuardedTransaction implements Transaction {
  readonly provider = "postgres";
  readonly adapterName: string;
  readonly options: TransactionOptions;
  readonly #statements: SqlQueryable;
  readonly #finish: (outcome: "COMMIT" | "ROLLBACK") => Promise<void>;
  #failed = false;

  /** `finish` ends the transaction on the wire and gives the connection back, also when it throws. */
  constructor(
    statements: SqlQueryable,
    options: TransactionOptions,
    finish: (outcome: "COMMIT" | "ROLLBACK") => Promise<void>,
  ) {
    this.adapterName = statements.adapterName;
    this.options = options;
    this.#statements = statements;
    this.#finish = finish;
  }

  /** Whether a statement has failed, so that nothing can be committed any more. */
  get failed(): boolean {
    return this.#failed;
  }

  queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    return this.#noting(this.#statements.queryRaw(query));
  }

  executeRaw(query: SqlQuery): Promise<number> {
    return this.#noting(this.#statements.executeRaw(query));
  }

  /** Sets the isolation level, which must come before the first statement; gives the connection back on failure. */
  async isolate(level: IsolationLevel): Promise<void> {
    try {
      await this.executeRaw({ sql: `SET TRANSACTION ISOLATION LEVEL ${level}`, args: [], argTypes: [] });
    } catch (error) {
      await this.rollback();
      throw error;
    }
  }

  async commit(): Promise<void> {
    await this.#finish(this.#failed ? "ROLLBACK" : "COMMIT");
    if (!this.#failed) return;
    const message = "nothing was committed: a statement of this transaction had failed";
    throw asDriverError(Object.assign(new Error(message), { code: FAILED_TRANSACTION }));
  }

  async rollback(): Promise<void> {
    await this.#finish("ROLLBACK");
  }

  async createSavepoint(name: string): Promise<void> {
    await this.executeRaw({ sql: `SAVEPOINT ${name}`, args: [], argTypes: [] });
  }

  async rollbackToSavepoint(name: string): Promise<void> {
    await this.#statements.executeRaw({ sql: `ROLLBACK TO SAVEPOINT ${name}`, args: [], argTypes: [] });
    this.#failed = false;
  }

  async releaseSavepoint(name: string): Promise<void> {
    await this.executeRaw({ sql: `RELEASE SAVEPOINT ${name}`, args: [], argTypes: [] });
  }

  async #noting<T>(statement: Promise<T>): Promise<T> {
    try {
      return await statement;
    } catch (error) {
      this.#failed = true;
      throw error;
    }
  }
}
