import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/open-database.ts";
import { isUniqueViolation, Rollback, transaction } from "../../src/database/transaction.ts";
import { databases, freshDatabase } from "../fakes/database.ts";
import { anyCompany, plainRow } from "../fakes/plain-row.ts";

describe.each(databases)("a transaction, %s", (kind) => {
  let database: Database;
  beforeEach(async () => {
    database = await freshDatabase(kind);
  });
  afterEach(() => database.close());

  const keys = async () =>
    (await database.prisma.claim.findMany({ orderBy: { key: "asc" } })).map(({ key }) => key);

  test("commits all of its work and hands on its result", async () => {
    const result = await transaction(database, async (tx) => {
      await tx.claim.create({ data: plainRow("a") });
      await tx.claim.create({ data: plainRow("b") });
      return "done";
    });

    expect(result).toBe("done");
    expect(await keys()).toEqual(["a", "b"]);
  });

  test("undoes all of its work when it throws", async () => {
    const failing = transaction(database, async (tx) => {
      await tx.claim.create({ data: plainRow("a") });
      throw new Error("no");
    });

    await expect(failing).rejects.toThrow("no");
    expect(await keys()).toEqual([]);
  });

  test("undoes all of its work on a rollback and still hands on a value", async () => {
    const result = await transaction(database, async (tx): Promise<string> => {
      await tx.claim.create({ data: plainRow("a") });
      throw new Rollback("refused");
    });

    expect(result).toBe("refused");
    expect(await keys()).toEqual([]);
  });

  test("tells a row that is there already from other failures", async () => {
    await database.prisma.claim.create({ data: plainRow("a") });
    const twice = await database.prisma.claim.create({ data: plainRow("a") }).catch((error) => error);
    const raw = await database.prisma
      .$executeRaw`INSERT INTO "Claim" ("workspaceId", "key") VALUES (${anyCompany}::uuid, 'a')`.catch(
      (error) => error,
    );
    const other = await database.prisma.$executeRaw`SELECT 1 / 0`.catch((error) => error);

    expect([twice, raw, other].map(isUniqueViolation)).toEqual([true, true, false]);
  });

  test("throws when COMMIT itself fails", async () => {
    await database.prisma.$executeRaw`CREATE TABLE late (n int UNIQUE DEFERRABLE INITIALLY DEFERRED)`;
    const failing = transaction(database, async (tx) => {
      await tx.$executeRaw`INSERT INTO late VALUES (1)`;
      await tx.$executeRaw`INSERT INTO late VALUES (1)`;
    });

    expect(isUniqueViolation(await failing.catch((error) => error))).toBe(true);
    const [row] = await database.prisma.$queryRaw<{ n: bigint }[]>`SELECT count(*) AS "n" FROM late`;
    expect(row?.n).toBe(0n);
    await database.prisma.$executeRaw`DROP TABLE late`;
  });

  test("throws when a failed statement was swallowed, because then nothing is committed", async () => {
    const failing = transaction(database, async (tx) => {
      await tx.claim.create({ data: plainRow("a") });
      await tx.claim.create({ data: plainRow("a") }).catch(() => {});
    });

    await expect(failing).rejects.toThrow("nothing was committed");
    expect(await keys()).toEqual([]);
  });

  test("commits after a statement that failed inside a transaction of its own", async () => {
    await transaction(database, async (tx) => {
      await tx.claim.create({ data: plainRow("a") });
      await tx.$executeRaw`SAVEPOINT before`;
      await tx.$executeRaw`ROLLBACK TO SAVEPOINT before`;
      await tx.claim.create({ data: plainRow("b") });
    });

    expect(await keys()).toEqual(["a", "b"]);
  });

  test("is rolled back, and its connection free again, when it takes too long", async () => {
    const failing = database.prisma.$transaction(
      async (tx) => {
        await tx.claim.create({ data: plainRow("a") });
        await sleep(400);
        await tx.claim.create({ data: plainRow("b") });
      },
      { timeout: 100 },
    );

    await expect(failing).rejects.toThrow("expired transaction");
    await database.prisma.claim.create({ data: plainRow("c") });
    expect(await keys()).toEqual(["c"]);
  });

  test("runs again when it lost a conflict, and only then", async () => {
    let runs = 0;
    await transaction(database, async (tx) => {
      runs += 1;
      await tx.claim.create({ data: plainRow(`run ${runs}`) });
      if (runs < 3) await tx.$executeRaw`DO $$ BEGIN RAISE SQLSTATE '40001'; END $$`;
    });
    expect(runs).toBe(3);
    expect(await keys()).toEqual(["run 3"]);

    const failing = transaction(database, async (tx) => {
      runs += 1;
      await tx.$executeRaw`DO $$ BEGIN RAISE SQLSTATE '22012'; END $$`;
    });
    await expect(failing).rejects.toThrow();
    expect(runs).toBe(4);
  });

  test("gives up on a conflict that does not end", async () => {
    let runs = 0;
    const failing = transaction(database, async (tx) => {
      runs += 1;
      await tx.$executeRaw`DO $$ BEGIN RAISE SQLSTATE '40P01'; END $$`;
    });

    await expect(failing).rejects.toThrow();
    expect(runs).toBe(5);
  });

  test("keeps 50 at once apart and loses none", async () => {
    const { id } = await database.prisma.workspace.create({
      data: { name: "w", zone: "UTC", locale: "en", currency: "EUR" },
    });
    const numbers = await Promise.all(
      Array.from({ length: 50 }, () =>
        transaction(database, async (tx) => {
          const { lastDealNumber } = await tx.workspace.update({
            where: { id },
            data: { lastDealNumber: { increment: 1 } },
          });
          await tx.claim.create({ data: plainRow(`deal ${lastDealNumber}`) });
          return lastDealNumber;
        }),
      ),
    );

    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
    expect(await keys()).toHaveLength(50);
  });

  test("keeps instants as they are, whatever zone the server is in", async () => {
    const at = new Date("2026-12-03T06:00:00.123Z");
    await database.prisma.claim.create({ data: { ...plainRow("given"), at } });
    await database.prisma
      .$executeRaw`INSERT INTO "Claim" ("workspaceId", "key") VALUES (${anyCompany}::uuid, 'now')`;

    const [given, now] = await database.prisma.claim.findMany({ orderBy: { key: "asc" } });
    const raw = await database.prisma.$queryRaw<{ same: boolean }[]>`
      SELECT "at" = '2026-12-03T06:00:00.123Z'::timestamptz AS "same" FROM "Claim" WHERE "key" = 'given'`;

    expect(given?.at).toEqual(at);
    expect(raw).toEqual([{ same: true }]);
    expect(Math.abs(now!.at.getTime() - Date.now())).toBeLessThan(60_000);
  });
});

describe("a transaction on one connection", () => {
  test("waits for the one before it, up to its limit, and blocks nobody afterwards", async () => {
    const database = await freshDatabase();
    const first = transaction(database, async (tx) => {
      await tx.claim.create({ data: plainRow("first") });
      await sleep(400);
    });
    await sleep(50);
    const impatient = database.prisma.$transaction((tx) => tx.claim.create({ data: plainRow("impatient") }), {
      maxWait: 100,
    });
    const patient = transaction(database, (tx) => tx.claim.create({ data: plainRow("patient") }));

    await expect(impatient).rejects.toThrow("no connection came free");
    await first;
    await patient;
    const found = await database.prisma.claim.findMany({ orderBy: { key: "asc" } });
    expect(found.map(({ key }) => key)).toEqual(["first", "patient"]);
    await database.close();
  });
});
