import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type EmbeddedPostgres, openEmptyInMemory } from "../../src/database/embedded-postgres.ts";

describe("a statement that comes again, embedded", () => {
  let database: EmbeddedPostgres;
  beforeAll(async () => {
    database = await openEmptyInMemory();
    await database.exec("CREATE TABLE fruit (id int PRIMARY KEY, name text, eaten timestamptz)");
  });
  afterAll(() => database.close());
  const insert = (id: number, name: string | null) =>
    database.query("INSERT INTO fruit (id, name) VALUES ($1, $2) RETURNING id, name", [id, name]);
  const named = (name: string) => database.query("SELECT id, name FROM fruit WHERE name = $1", [name]);
  const planned = async () => {
    const { rows } = await database.query<{ count: number }>(
      `SELECT count(*)::int AS "count" FROM pg_prepared_statements`,
    );
    return rows[0]?.count;
  };

  test("answers the same the first time, the third and the tenth, whatever its values", async () => {
    for (let id = 1; id <= 10; id++) {
      const { rows, affectedRows } = await insert(id, id % 3 === 0 ? null : `fruit ${id}`);
      expect(rows).toEqual([{ id, name: id % 3 === 0 ? null : `fruit ${id}` }]);
      expect(affectedRows).toBe(1);
      expect((await named("fruit 1")).rows).toEqual([{ id: 1, name: "fruit 1" }]);
      expect((await named("none")).rows).toEqual([]);
    }
    expect(await planned()).toBe(2);
  });

  test("needs half of the calls into the database", async () => {
    const calls = vi.spyOn(database, "execProtocolRaw");
    await database.query(`SELECT $1::int + 1 AS "sum"`, [1]);
    const first = calls.mock.calls.length;
    for (let times = 0; times < 5; times++) await database.query(`SELECT $1::int + 1 AS "sum"`, [1]);
    calls.mockClear();
    expect((await database.query(`SELECT $1::int + 1 AS "sum"`, [41])).rows).toEqual([{ sum: 42 }]);
    expect(calls.mock.calls.length).toBe(first / 2);
    calls.mockRestore();
  });

  test("fails as before, and works after its failure, also in a transaction", async () => {
    for (let times = 0; times < 5; times++) {
      await expect(insert(1, "again")).rejects.toMatchObject({ code: "23505" });
      await expect(database.query(`SELECT $1::int AS "n"`, ["x"])).rejects.toMatchObject({ code: "22P02" });
    }
    await expect(
      database.transaction(async (tx) => {
        await tx.query("SELECT id, name FROM fruit WHERE name = $1", ["fruit 1"]);
        await tx.query("INSERT INTO fruit (id, name) VALUES ($1, $2) RETURNING id, name", [1, "x"]);
      }),
    ).rejects.toMatchObject({ code: "23505" });
    expect((await named("fruit 1")).rows).toHaveLength(1);
    expect((await insert(100, "later")).rows).toEqual([{ id: 100, name: "later" }]);
    expect((await database.query(`SELECT $1::int AS "n"`, [7])).rows).toEqual([{ n: 7 }]);
  });

  test("survives a rollback of the transaction in which it got its name", async () => {
    const look = `SELECT count(*)::int AS "n" FROM fruit WHERE id > $1`;
    await database
      .transaction(async (tx) => {
        for (let times = 0; times < 4; times++) await tx.query(look, [0]);
        throw new Error("on purpose");
      })
      .catch(() => {});
    expect((await database.query(look, [99])).rows).toEqual([{ n: 1 }]);
  });

  test("is planned anew when a table has changed, at the latest the second time", async () => {
    const all = () => database.query("SELECT * FROM fruit WHERE id = $1", [1]);
    for (let times = 0; times < 5; times++) await all();
    await database.exec("ALTER TABLE fruit ADD COLUMN colour text DEFAULT 'red'");
    await all().catch((error: { code?: string }) => expect(error.code).toBe("0A000"));
    expect((await all()).rows).toEqual([{ id: 1, name: "fruit 1", eaten: null, colour: "red" }]);
  });

  test("is one of few that are kept, however many there are", async () => {
    for (let nth = 0; nth < 300; nth++) {
      for (let times = 0; times < 3; times++) await database.query(`SELECT $1::int + ${nth} AS "n"`, [1]);
    }
    expect(await planned()).toBeLessThanOrEqual(102);
    expect((await database.query(`SELECT $1::int + 299 AS "n"`, [1])).rows).toEqual([{ n: 300 }]);
  });
});
