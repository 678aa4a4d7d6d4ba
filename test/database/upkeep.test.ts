import { expect, onTestFinished, test, vi } from "vitest";
import { openDatabase } from "../../src/database/open-database.ts";
import { lookAfter } from "../../src/database/upkeep.ts";
import { freshDatabase } from "../fakes/database.ts";
import { temporaryDirectory } from "../fakes/temporary-directory.ts";

test("clears dead rows, gathers statistics and ends the log that a start would replay", async () => {
  const database = await freshDatabase();
  const pglite = database.pglite!;
  onTestFinished(async () => {
    await pglite.exec("DROP TABLE churned");
    await database.close();
  });
  await pglite.exec(`
    CREATE TABLE churned (n int, text text);
    INSERT INTO churned SELECT n, repeat('x', 500) FROM generate_series(1, 20000) n;
    UPDATE churned SET n = n + 1;`);
  // PostgreSQL counts dead rows with a delay of up to a second, unless told to do it now.
  await pglite.exec("SELECT pg_stat_force_next_flush()");
  const state = async () => {
    const { rows } = await pglite.query<{ dead: number; estimated: number; log: number }>(`
      SELECT n_dead_tup::int AS "dead", reltuples::int AS "estimated",
             pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn)::int AS "log"
        FROM pg_stat_user_tables tables JOIN pg_class ON pg_class.oid = relid, pg_control_checkpoint()
       WHERE tables.relname = 'churned'`);
    return rows[0]!;
  };
  const before = await state();
  expect(before.dead).toBeGreaterThan(10_000);
  expect(before.log).toBeGreaterThan(16 * 1024 * 1024);

  await lookAfter(pglite);

  const after = await state();
  expect(after.dead).toBe(0);
  expect(after.estimated).toBe(20_000);
  expect(after.log).toBeLessThan(1024 * 1024);
});

test("is done every ten seconds as long as a database on disk is open", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const database = await openDatabase({ dataDir: await temporaryDirectory() });
  onTestFinished(() => database.close());
  const pglite = database.pglite!;
  await pglite.exec(`
    INSERT INTO "Claim" ("workspaceId", key) SELECT gen_random_uuid(), n::text FROM generate_series(1, 1000) n;
    DELETE FROM "Claim";
    SELECT pg_stat_force_next_flush()`);
  await pglite.exec("SELECT 1");

  vi.advanceTimersByTime(10_000);

  const vacuums = async () => {
    const { rows } = await pglite.query<{ n: number }>(
      `SELECT vacuum_count::int AS "n" FROM pg_stat_user_tables WHERE relname = 'Claim'`,
    );
    return rows[0]?.n;
  };
  await expect.poll(vacuums, { timeout: 20_000 }).toBe(1);
});
