import { setTimeout as sleep } from "node:timers/promises";
import { inPart } from "../tracing/span.ts";
import type { Database } from "./database.ts";
import type { Prisma } from "./generated/client.ts";

/** Prisma inside a transaction. Don't use the outer client inside: embedded, it would deadlock. */
export type Tx = Prisma.TransactionClient;

/** Thrown inside a transaction to undo it all and still hand `value` to the caller of `transaction`. */
export class Rollback<T> extends Error {
  override readonly name = "Rollback";
  readonly value: T;

  constructor(value: T) {
    super("rolled back on purpose");
    this.value = value;
  }
}

/** How often a transaction that lost against another one runs in all. */
const ATTEMPTS = 5;

/**
 * Runs `work` in one transaction: either all of it is committed, or nothing is and the error is thrown. A
 * transaction that lost a conflict with another one (serialization failure, deadlock, a row that is not what its
 * history says) runs again from the start, so `work` must do nothing but database work. One that waited for others in vain (`isHeldUp`) does not: people
 * have waited long enough.
 * @param limits.timeout how long it may last in milliseconds, if longer than a command may (10 s)
 */
export function transaction<T>(
  database: Pick<Database, "prisma">,
  work: (tx: Tx) => Promise<T>,
  limits?: { timeout: number },
): Promise<T> {
  return inPart("transaction", { "db.system.name": "postgresql" }, () =>
    untilCommitted(database, work, limits),
  );
}

async function untilCommitted<T>(
  database: Pick<Database, "prisma">,
  work: (tx: Tx) => Promise<T>,
  limits?: { timeout: number },
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.prisma.$transaction(work, limits);
    } catch (error) {
      if (error instanceof Rollback) return error.value as T;
      if (attempt === ATTEMPTS || !isConflict(error)) throw error;
      await sleep(Math.random() * 20 * 2 ** attempt);
    }
  }
}

/** Whether an error says that a row with the same unique values is there already. */
export function isUniqueViolation(error: unknown): boolean {
  return codesOf(error).some((code) => code === "P2002" || code === "23505");
}

/**
 * Whether an error says that others held what it needed for too long: a row (SQLSTATE lock_not_available), or
 * all connections. Nothing was changed, and it may work a little later; an immediate retry would only wait
 * again.
 */
export function isHeldUp(error: unknown): boolean {
  return codesOf(error).includes("55P03");
}

/** From here on, `tx` waits no longer than that for each lock, in milliseconds. */
export async function waitForLocks(tx: Tx, atMost: number): Promise<void> {
  await tx.$executeRaw`SELECT set_config('lock_timeout', ${String(atMost)}, true)`;
}

/**
 * 23000 is what the triggers raise that hold a row against its history, and PostgreSQL nothing else: a statement that waited for a
 * row has changed it as it is now, and looked up its running version as it was before it waited.
 */
function isConflict(error: unknown): boolean {
  return codesOf(error).some((code) => ["P2034", "40001", "40P01", "23000"].includes(code));
}

/** Prisma's code and, for raw statements, PostgreSQL's, wherever along the causes they stand. */
function codesOf(error: unknown): string[] {
  if (typeof error !== "object" || error === null) return [];
  const { code, originalCode, meta, cause } = error as Record<string, unknown>;
  const own = [code, originalCode].filter((value) => typeof value === "string");
  const driver = (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError;
  return [...own, ...codesOf(driver), ...codesOf(cause)];
}
