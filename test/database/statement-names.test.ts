import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/open-database.ts";
import { statementNames } from "../../src/database/statement-names.ts";
import { transaction } from "../../src/database/transaction.ts";
import { databases, freshDatabase } from "../fakes/database.ts";
import { logged } from "../fakes/office/deals.ts";
import { type Office, openOffice } from "../fakes/office/office.ts";

const said = (sql: string, args: unknown[] = [1]) => ({ sql, args, argTypes: [] });

describe("the names of statements", () => {
  test("come with the third time, the same each time, another for each statement", () => {
    const nameOf = statementNames();
    const [first, second] = ["SELECT $1", "SELECT $1, 2"].map((sql) =>
      Array.from({ length: 5 }, () => nameOf(said(sql))),
    );
    expect(first?.slice(0, 2)).toEqual([undefined, undefined]);
    expect(new Set(first?.slice(2)).size).toBe(1);
    expect(first?.[4]).toMatch(/^[\w-]{32}$/);
    expect(second?.[4]).not.toBe(first?.[4]);
  });

  test("are not given to statements without values, which go by a shorter protocol", () => {
    const nameOf = statementNames();
    expect(Array.from({ length: 5 }, () => nameOf(said("BEGIN", [])))).toEqual(Array(5).fill(undefined));
  });

  test("are few, however many statements there are", () => {
    const nameOf = statementNames();
    const named = Array.from({ length: 1_000 }, (_, nth) => {
      const sql = `SELECT $1 WHERE ${nth} = ${nth}`;
      return [nameOf(said(sql)), nameOf(said(sql)), nameOf(said(sql))][2];
    }).filter(Boolean);
    expect(named).toHaveLength(200);
  });
});

describe.skipIf(!databases.includes("server"))("statements that come again", () => {
  let database: Database;
  let office: Office;
  beforeEach(async () => {
    database = await freshDatabase("server");
    office = await openOffice(database);
  });
  afterEach(() => database.close());

  test("are planned anew where they come with a long list, as the list makes the plan", async () => {
    const planned = (length: number) =>
      transaction(database, async (tx) => {
        const ids = Array.from({ length }, () => randomUUID());
        for (let times = 0; times < 5; times++)
          await tx.$queryRaw`SELECT count(*) AS "of a list" FROM "Member" WHERE "id" = ANY(${ids}::uuid[])`;
        return tx.$queryRaw<unknown[]>`
          SELECT 1 FROM pg_prepared_statements WHERE "statement" LIKE '%"of a list"%' AND "statement" NOT LIKE '%pg_prepared%'`;
      });
    expect(await planned(101)).toHaveLength(0);
    expect(await planned(100)).toHaveLength(1);
  });

  test("are planned once, and answer as before while the tables change under them", async () => {
    const fang = await office.joins("Fang");
    await logged(fang, "ACME 10万 月底");
    for (let times = 0; times < 20; times++) {
      expect((await fang.says(`/deal note ACME number ${times}`)).words).toContain(`number ${times}`);
      expect((await fang.says("/deal show ACME")).card.title).toBe("#1 ACME");
    }
    const planned = await transaction(
      database,
      (tx) => tx.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS "count" FROM pg_prepared_statements`,
    );
    expect(planned[0]?.count).toBeGreaterThan(0);
    // As a migration does while this process runs: the plan is made anew, and nobody notices.
    await database.prisma.$executeRaw`ALTER TABLE "Deal" ADD COLUMN "added" text`;
    await database.prisma.$executeRaw`CREATE INDEX ON "Event" ("memberId")`;
    for (let times = 0; times < 5; times++) {
      expect((await fang.says("/deal note ACME later")).reply.type).toBe("card");
      expect((await fang.says("/deal list")).words).toContain("ACME");
    }
    expect(office.failures).toEqual([]);
  });
});
