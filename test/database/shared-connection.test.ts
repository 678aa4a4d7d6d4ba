import { fromPglite, fromPrisma, PgBoss } from "pg-boss";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/open-database.ts";
import { Rollback, transaction } from "../../src/database/transaction.ts";
import { freshDatabase } from "../fakes/database.ts";
import { plainRow } from "../fakes/plain-row.ts";

// Prisma and pg-boss share the embedded database's one connection: neither may end up in the other's
// transaction.
describe("jobs beside an open transaction", () => {
  let database: Database;
  let boss: PgBoss;
  beforeEach(async () => {
    database = await freshDatabase();
    boss = new PgBoss({
      db: fromPglite(database.pglite!),
      backend: "pglite",
      supervise: false,
      schedule: false,
    });
    await boss.start();
    await boss.createQueue("work");
  });
  afterEach(async () => {
    await boss.stop({ graceful: false });
    await database.close();
  });

  const queued = async () => (await boss.findJobs<{ n: number }>("work")).map(({ data }) => data.n).sort();

  test("keeps a job sent meanwhile, although the transaction rolls back", async () => {
    let sent: Promise<unknown> | undefined;
    await transaction(database, async (tx) => {
      await tx.claim.create({ data: plainRow("a") });
      sent = boss.send("work", { n: 1 });
      await tx.claim.create({ data: plainRow("b") });
      throw new Rollback(undefined);
    });
    await sent;

    expect(await queued()).toEqual([1]);
    expect(await database.prisma.claim.count()).toBe(0);
  });

  test("drops a job sent inside a transaction that rolls back, and keeps that of one that commits", async () => {
    await transaction(database, async (tx) => {
      await boss.send("work", { n: 1 }, { db: fromPrisma(tx) });
      throw new Rollback(undefined);
    });
    await transaction(database, (tx) => boss.send("work", { n: 2 }, { db: fromPrisma(tx) }));

    expect(await queued()).toEqual([2]);
  });

  test("ends a script that failed half-way before the next in line gets the connection", async () => {
    const script = database.pglite!.exec("BEGIN; CREATE TABLE half (n int); SELECT 1 / 0; COMMIT;");
    const next = transaction(database, (tx) => tx.claim.create({ data: plainRow("next") }));

    await expect(script).rejects.toThrow("division by zero");
    await next;
    const { rows } = await database.pglite!.query(`SELECT to_regclass('half') AS "half"`);
    expect(rows).toEqual([{ half: null }]);
    expect(await database.prisma.claim.count()).toBe(1);
  });
});
