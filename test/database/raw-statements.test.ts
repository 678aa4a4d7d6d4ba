import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/open-database.ts";
import { rawStatements } from "../../src/database/raw-statements.ts";
import { sql } from "../../src/database/sql.ts";
import { transaction } from "../../src/database/transaction.ts";
import { watched } from "../../src/database/watched-driver.ts";
import { databases, freshDatabase } from "../fakes/database.ts";

describe.each(databases)("raw statements on %s", (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database.close());

  const everything = sql`
    SELECT 7::smallint AS "small", 7::int AS "int", 9007199254740993::bigint AS "big", 1.5::real AS "real",
           2.5::double precision AS "double", 12.3450::numeric AS "numeric", true AS "bool", 'é漏'::text AS "text",
           'x'::varchar AS "varchar", '00000001-0000-7000-8000-000000000001'::uuid AS "uuid",
           '{"a": [1, null, "b"]}'::jsonb AS "jsonb", 'null'::json AS "json",
           '2026-12-03T06:00:00.123Z'::timestamptz AS "instant", '2026-12-03'::date AS "date",
           ARRAY[1, NULL, 3] AS "ints", ARRAY[1, 2]::bigint[] AS "bigs", ARRAY['a', NULL] AS "texts",
           ARRAY['2026-12-03']::date[] AS "dates", ARRAY['2026-12-03T06:00:00Z']::timestamptz[] AS "instants",
           ARRAY['00000001-0000-7000-8000-000000000001']::uuid[] AS "uuids", NULL::int AS "none", '\\x00ff'::bytea AS "bytes"
    UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
           NULL, NULL, NULL, NULL`;

  /** Prisma as it is below our client. */
  const asPrisma = () => Object.getPrototypeOf(database.prisma) as Database["prisma"];

  test("give the rows that Prisma gives, of every type, inside a transaction and outside", async () => {
    const theirs = await asPrisma().$queryRaw(everything);
    expect(await database.prisma.$queryRaw(everything)).toEqual(theirs);
    expect(await transaction(database, (tx) => tx.$queryRaw(everything))).toEqual(theirs);
  });

  test("take the values that Prisma takes", async () => {
    const at = new Date("2026-12-03T06:00:00.123Z");
    const values = sql`
      SELECT ${at}::timestamptz AS "at", ${12n}::bigint AS "big", ${["a", "b"]}::text[] AS "texts", ${null}::int AS "none",
             ${1.5}::double precision AS "double", ${true}::bool AS "bool", ${[at]}::timestamptz[] AS "instants"`;
    expect(await database.prisma.$queryRaw(values)).toEqual(await asPrisma().$queryRaw(values));
    expect(await database.prisma.$queryRaw`SELECT ${"as a template"}::text AS "said"`).toEqual([
      { said: "as a template" },
    ]);
  });

  test("and models see what each other has written in one transaction", async () => {
    const names = await transaction(database, async (tx) => {
      const made = await tx.workspace.create({
        data: { name: "By model", zone: "UTC", locale: "en", currency: "EUR" },
      });
      await tx.$executeRaw`UPDATE "Workspace" SET "name" = 'By statement' WHERE "id" = ${made.id}::uuid`;
      return tx.workspace.findMany({ select: { name: true } });
    });
    expect(names).toEqual([{ name: "By statement" }]);
  });
});

test("a driver that keeps statements keeps no values of those that are done", async () => {
  const kept: { sql: string; args: unknown[] }[] = [];
  const seen: string[] = [];
  const told: unknown[] = [];
  const keeps = async (query: { sql: string; args: unknown[] }) => {
    kept.push(query);
    seen.push(String(query.args));
    if (query.sql.startsWith("fail")) throw new Error("it failed");
    return { columnNames: [], columnTypes: [], rows: [] };
  };
  const statements = { provider: "postgres", adapterName: "keeping", queryRaw: keeps, executeRaw: keeps };
  const driver = {
    ...statements,
    startTransaction: async () => ({ ...statements, options: { usePhantomQuery: true } }),
  };
  const on = watched(driver as unknown as SqlDriverAdapter, (error) => void told.push(error));
  const inside = await on.startTransaction();
  for (const one of [on, inside]) {
    const { $queryRaw, $executeRaw } = rawStatements(one);
    await $queryRaw`ask ${"Ann"}`;
    await $executeRaw`do ${"Bob"}`;
    await expect($executeRaw`fail ${"Cai"}`).rejects.toThrow("it failed");
  }
  expect(seen).toEqual(["Ann", "Bob", "Cai", "Ann", "Bob", "Cai"]);
  expect(kept.flatMap(({ args }) => args)).toEqual([]);
  expect(told).toHaveLength(2);
});
