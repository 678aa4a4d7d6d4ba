/** Prisma's client, with the short way for what most commands consist of: raw statements and one transaction. */
import { AsyncLocalStorage } from "node:async_hooks";
import type { SqlDriverAdapter, SqlDriverAdapterFactory, Transaction } from "@prisma/driver-adapter-utils";
import { unlessStuck } from "./connection-wait.ts";
import type { Prisma, PrismaClient } from "./generated/client.ts";
import { rawStatements } from "./raw-statements.ts";

type Tx = Prisma.TransactionClient;

/** How long a transaction may wait for its connection, and how long it may last, in milliseconds. */
export type TransactionLimits = Readonly<{ maxWait: number; timeout: number }>;

/** A transaction that is open already, in which Prisma is to find itself when it asks for one. */
const opened = new AsyncLocalStorage<Transaction>();

/** Lets Prisma use a connected driver; inside an open transaction it joins that one. */
export function sharing(driver: SqlDriverAdapter): SqlDriverAdapterFactory {
  const { provider, adapterName } = driver;
  const shared: SqlDriverAdapter = {
    provider,
    adapterName,
    queryRaw: (query) => driver.queryRaw(query),
    executeRaw: (query) => driver.executeRaw(query),
    executeScript: (script) => driver.executeScript(script),
    getConnectionInfo: () => driver.getConnectionInfo?.() ?? { supportsRelationJoins: true },
    dispose: () => driver.dispose(),
    startTransaction: async (level) => opened.getStore() ?? driver.startTransaction(level),
  };
  return { provider, adapterName, connect: async () => shared };
}

/**
 * Models go through Prisma as usual, raw statements straight to the driver. A transaction is begun and ended at
 * the driver, and Prisma joins it with the first model query: its own bookkeeping costs more than BEGIN and
 * COMMIT.
 */
export function directClient(
  prisma: PrismaClient,
  driver: SqlDriverAdapter,
  limits: TransactionLimits,
): PrismaClient {
  const $transaction = <T>(work: (tx: Tx) => Promise<T>, own?: Partial<TransactionLimits>) =>
    inTransaction(prisma, driver, work, { ...limits, ...own });
  return Object.create(prisma, Object.getOwnPropertyDescriptors({ ...rawStatements(driver), $transaction }));
}

async function inTransaction<T>(
  prisma: PrismaClient,
  driver: SqlDriverAdapter,
  work: (tx: Tx) => Promise<T>,
  { maxWait, timeout }: TransactionLimits,
): Promise<T> {
  const asked = performance.now();
  const begun = await unlessStuck(
    driver.startTransaction(),
    () => performance.now() - asked,
    maxWait,
    (late) => late.rollback(),
  );
  const bounded = new BoundedTransaction(begun, timeout);
  const models = new Models(prisma, bounded);
  try {
    const result = await work(models.beside(rawStatements(bounded)));
    await models.end();
    await bounded.commit();
    return result;
  } catch (error) {
    await models.end();
    await bounded.rollback().catch(() => {});
    throw error;
  }
}

/** Rolled back by itself when it takes too long: embedded, all others wait for the one connection that it holds. */
class BoundedTransaction implements Transaction {
  readonly provider: Transaction["provider"];
  readonly adapterName: string;
  readonly options: Transaction["options"];
  readonly #transaction: Transaction;
  readonly #timeout: number;
  readonly #timer: NodeJS.Timeout;
  #ended: Promise<void> | undefined;
  #expired = false;

  constructor(transaction: Transaction, timeout: number) {
    this.provider = transaction.provider;
    this.adapterName = transaction.adapterName;
    this.options = transaction.options;
    this.#transaction = transaction;
    this.#timeout = timeout;
    this.#timer = setTimeout(() => {
      this.#expired = true;
      this.rollback().catch(() => {});
    }, timeout);
  }

  queryRaw: Transaction["queryRaw"] = async (query) => this.#open().queryRaw(query);
  executeRaw: Transaction["executeRaw"] = async (query) => this.#open().executeRaw(query);

  commit(): Promise<void> {
    const open = this.#open();
    clearTimeout(this.#timer);
    this.#ended = open.commit();
    return this.#ended;
  }

  /** Nothing to do where it has ended already. */
  rollback(): Promise<void> {
    clearTimeout(this.#timer);
    this.#ended ??= this.#transaction.rollback();
    return this.#ended;
  }

  #open(): Transaction {
    if (this.#expired) throw new Error(`an expired transaction: it took longer than ${this.#timeout} ms`);
    if (this.#ended) throw new Error("a transaction that has ended is used");
    return this.#transaction;
  }
}

/** Prisma inside a transaction that is not its own, from when it is first needed. */
class Models {
  readonly #prisma: PrismaClient;
  readonly #transaction: Transaction;
  readonly #over = Promise.withResolvers<void>();
  #client: Promise<Tx> | undefined;
  #left: Promise<unknown> | undefined;

  constructor(prisma: PrismaClient, transaction: Transaction) {
    this.#prisma = prisma;
    this.#transaction = transaction;
  }

  /** The client a deed gets: these members, and everything else from Prisma. */
  beside<Given extends object>(given: Given): Tx {
    return new Proxy(given, {
      get: (_, name) => {
        if (name in given) return Reflect.get(given, name);
        // Whoever returns it from an async function is asked whether it is a promise.
        if (typeof name === "symbol" || name === "then") return undefined;
        return this.#model(name);
      },
    }) as Given & Tx;
  }

  /** Lets Prisma go. The transaction is left as it is. */
  async end(): Promise<void> {
    this.#over.resolve();
    await this.#left?.catch(() => {});
  }

  /** A model, or one of the client's own methods. */
  #model(name: string): object {
    type Methods = Record<string | symbol, (...args: unknown[]) => unknown>;
    const client = async () => (await this.#entered()) as unknown as Methods & Record<string, Methods>;
    return new Proxy(() => {}, {
      get: (_, method) => async (args: unknown) => (await client())[name]![method]!(args),
      apply: async (_, __, args) => (await client())[name]!(...args),
    });
  }

  #entered(): Promise<Tx> {
    this.#client ??= new Promise((resolve, reject) => {
      const stay = async (tx: Tx) => {
        resolve(tx);
        await this.#over.promise;
      };
      // Its end is not Prisma's business, neither by commit nor by the clock.
      const lent: Transaction = {
        ...pick(this.#transaction),
        commit: async () => {},
        rollback: async () => {},
      };
      this.#left = opened.run(lent, () => this.#prisma.$transaction(stay, { timeout: 2 ** 31 - 1 }));
      this.#left.catch(reject);
    });
    return this.#client;
  }
}

function pick({ provider, adapterName, options, queryRaw, executeRaw }: Transaction) {
  return { provider, adapterName, options, queryRaw, executeRaw };
}
