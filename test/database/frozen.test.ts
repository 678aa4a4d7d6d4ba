/** A replica that the operating system has stopped in the middle of its work, and the others beside it. */
import { describe, expect, test } from "vitest";
import { migrate } from "../../src/database/migrate.ts";
import { type Database, openDatabase } from "../../src/database/open-database.ts";
import { openPool } from "../../src/database/server.ts";
import { ServerAdapterFactory } from "../../src/database/server-adapter.ts";
import { isHeldUp, transaction } from "../../src/database/transaction.ts";
import { databases, emptyServerDatabase, freshDatabase } from "../fakes/database.ts";
import { shipMigration, shippedMigrations } from "../fakes/shipped-migrations.ts";
import { spawnDatabaseProcess } from "../fakes/spawn-database-process.ts";

/** Number of retries before a test gives up; a frozen transaction takes about ten of them at most. */
const tries = 20;

describe.skipIf(!databases.includes("server")).concurrent("a frozen replica", () => {
  test.for([
    ["between two statements", "freezeInTransaction"],
    ["while it reads a long answer", "freezeInAnswer"],
  ] as const)("%s gives its rows back, and does nothing when woken", async ([, task], { onTestFinished }) => {
    const database = await freshDatabase("server");
    onTestFinished(() => database.close());
    const workspace = { name: "as it was", zone: "UTC", locale: "en", currency: "EUR" };
    await database.prisma.workspace.create({ data: workspace });
    const frozen = spawnDatabaseProcess(task, database.url!);
    onTestFinished(frozen.kill);
    expect(await frozen.said("frozen")).toBeDefined();

    let heldUp = 0;
    while ((await renamed(database)) === "held up" && heldUp < tries) heldUp++;

    expect(heldUp).toBeGreaterThan(0);
    expect(heldUp).toBeLessThan(tries);
    frozen.goOn();
    expect(await frozen.said("refused")).toBeDefined();
    expect(frozen.lines).not.toContain("committed");
    expect(await database.prisma.workspace.findMany({ select: { name: true } })).toEqual([
      { name: "by others" },
    ]);
    expect(await database.prisma.claim.count()).toBe(0);
  });

  async function renamed(database: Database): Promise<"done" | "held up"> {
    const work = transaction(database, (tx) => tx.workspace.updateMany({ data: { name: "by others" } }));
    return work.then(
      () => "done",
      (error: unknown) => {
        if (isHeldUp(error)) return "held up";
        throw error;
      },
    );
  }

  test("does not keep others from starting, and does not go on with its own start beside them", async ({
    onTestFinished,
  }) => {
    const { url, drop } = await emptyServerDatabase();
    onTestFinished(drop);
    const frozen = spawnDatabaseProcess("freezeInMigration", url);
    onTestFinished(frozen.kill);
    expect(await frozen.said("frozen")).toBeDefined();

    const other = await openDatabase({ url, dataDir: "" });
    onTestFinished(() => other.close());

    expect(await other.prisma.workspace.count()).toBe(0);
    frozen.goOn();
    await frozen.ended;
    expect(frozen.lines).not.toContain("open");
    expect(frozen.lines.join("\n")).toContain("MigrationFailed");
    const applied = await other.prisma.$queryRaw<object[]>`
      SELECT count(*)::int AS "times", count(finished_at)::int AS "finished" FROM _prisma_migrations
       WHERE rolled_back_at IS NULL GROUP BY migration_name`;
    expect(applied.every((each) => "times" in each && each.times === 1)).toBe(true);
  });

  test("leaves no migration behind that is done but not noted", async ({ onTestFinished }) => {
    const database = await freshDatabase("server");
    onTestFinished(() => database.close());
    const folder = await shippedMigrations();
    await shipMigration(folder, "9001_slow", "CREATE TABLE slow (n int); SELECT pg_sleep(1); -- the end");
    const cut = spawnDatabaseProcess("migrateFolder", database.url!, { folder });
    onTestFinished(cut.kill);
    const atWork = async () => {
      const [row] = await database.prisma.$queryRaw<{ sleeping: number }[]>`
        SELECT count(*)::int AS "sleeping" FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event = 'PgSleep'`;
      return row!.sleeping > 0;
    };
    while (!(await atWork())) expect(cut.lines).toEqual([]);
    await cut.kill();
    while (await atWork());

    const pool = openPool(database.url!, 1, console);
    onTestFinished(() => pool.end());
    await migrate(new ServerAdapterFactory(pool), folder);

    expect(await database.prisma.$queryRaw`SELECT count(*)::int AS "n" FROM slow`).toEqual([{ n: 0 }]);
  });
});
