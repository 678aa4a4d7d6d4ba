/** Prisma's driver, with somebody at each of its statements. */
import type { SqlDriverAdapter, SqlQuery, SqlQueryable, Transaction } from "@prisma/driver-adapter-utils";

/**
 * The same driver. Every error of a statement or a commit is shown to `note`. A statement that is done loses its values: the drivers
 * keep the last hundred as they were handed over, for a log that nobody may have asked for (`findings/prisma-adapter-keeps-values.sh`).
 * Of a long table that is fifty megabytes, and of who was erased what was erased.
 */
export function watched(driver: SqlDriverAdapter, note: (error: unknown) => void): SqlDriverAdapter {
  const heard = <T>(work: Promise<T>, end = () => {}): Promise<T> =>
    work.then(
      (result) => {
        end();
        return result;
      },
      (error: unknown) => {
        end();
        note(error);
        throw error;
      },
    );
  const done = <T>(query: SqlQuery, work: Promise<T>): Promise<T> =>
    heard(work, () => {
      query.args = [];
    });
  const statements = (on: SqlQueryable) => ({
    provider: on.provider,
    adapterName: on.adapterName,
    queryRaw: (query: SqlQuery) => done(query, on.queryRaw(query)),
    executeRaw: (query: SqlQuery) => done(query, on.executeRaw(query)),
  });
  const transaction = (begun: Transaction): Transaction => ({
    ...statements(begun),
    options: begun.options,
    commit: () => heard(begun.commit()),
    rollback: () => begun.rollback(),
    createSavepoint: begun.createSavepoint?.bind(begun),
    rollbackToSavepoint: begun.rollbackToSavepoint?.bind(begun),
    releaseSavepoint: begun.releaseSavepoint?.bind(begun),
  });
  return {
    ...statements(driver),
    executeScript: (script) => heard(driver.executeScript(script)),
    startTransaction: async (level) => transaction(await driver.startTransaction(level)),
    getConnectionInfo: driver.getConnectionInfo?.bind(driver),
    dispose: () => driver.dispose(),
  };
}
