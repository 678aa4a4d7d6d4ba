import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { EmbeddedAdapterFactory } from "../../src/database/embedded-adapter.ts";
import { MigrationFailed, migrate } from "../../src/database/migrate.ts";
import { type Database, openDatabase } from "../../src/database/open-database.ts";
import { openPool } from "../../src/database/server.ts";
import { ServerAdapterFactory } from "../../src/database/server-adapter.ts";
import { databases, emptyServerDatabase, freshDatabase } from "../fakes/database.ts";
import { shipMigration, shippedMigrations } from "../fakes/shipped-migrations.ts";

const FUNCTION_WITH_SEMICOLONS = `
CREATE FUNCTION double(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN n := n * 2; RETURN n; END $$;
CREATE TABLE "first" (text text DEFAULT 'a;b');
INSERT INTO "first" DEFAULT VALUES;`;

describe.each(databases)("migrations, %s", (kind) => {
  let database: Database;
  let factory: SqlMigrationAwareDriverAdapterFactory;
  let folder: string;
  let pool: pg.Pool | undefined;
  beforeEach(async () => {
    database = await freshDatabase(kind);
    pool = database.url ? openPool(database.url, 1, console) : undefined;
    factory = pool ? new ServerAdapterFactory(pool) : new EmbeddedAdapterFactory(database.pglite!);
    folder = await shippedMigrations();
  });
  afterEach(async () => {
    const leftovers = `DROP TABLE IF EXISTS "first", "second"; DROP FUNCTION IF EXISTS double;
      DELETE FROM _prisma_migrations WHERE migration_name LIKE '9%';`;
    await (pool ? pool.query(leftovers) : database.pglite!.exec(leftovers));
    await pool?.end();
    await database.close();
  });

  const ship = (name: string, sql: string) => shipMigration(folder, name, sql);

  const history = () =>
    database.prisma.$queryRaw<{ name: string; state: string }[]>`
      SELECT migration_name AS "name",
             CASE WHEN rolled_back_at IS NOT NULL THEN 'rolled back'
                  WHEN finished_at IS NULL THEN 'unfinished' ELSE 'applied' END AS "state"
        FROM _prisma_migrations WHERE migration_name LIKE '9%' ORDER BY started_at`;

  test("are applied in order, whole scripts at a time, and once", async () => {
    await ship("9002_more", `INSERT INTO "first" VALUES ('c')`);
    await ship("9001_first", FUNCTION_WITH_SEMICOLONS);

    expect(await migrate(factory, folder)).toEqual(["9001_first", "9002_more"]);
    expect(await migrate(factory, folder)).toEqual([]);
    expect(await database.prisma.$queryRaw`SELECT text, double(2) FROM "first" ORDER BY text`).toEqual([
      { text: "a;b", double: 4 },
      { text: "c", double: 4 },
    ]);
  });

  test("that fail change nothing, are not recorded as applied, and work once mended", async () => {
    await ship("9001_first", FUNCTION_WITH_SEMICOLONS);
    await ship("9002_bad", `CREATE TABLE "second" (n int); CREATE TABLE "third" (n nonsense);`);

    const failure = await migrate(factory, folder).catch((error) => error);

    expect(failure).toBeInstanceOf(MigrationFailed);
    expect(failure.message).toContain("Migration 9002_bad failed and changed nothing");
    expect(failure.message).toContain(`type "nonsense" does not exist`);
    expect(failure.message).not.toContain("sql_schema_connector");
    const second = () => database.prisma.$queryRaw`SELECT to_regclass('"second"') IS NOT NULL AS "exists"`;
    expect(await second()).toEqual([{ exists: false }]);
    expect(await history()).toEqual([
      { name: "9001_first", state: "applied" },
      { name: "9002_bad", state: "rolled back" },
    ]);

    await ship("9002_bad", `CREATE TABLE "second" (n int);`);
    expect(await migrate(factory, folder)).toEqual(["9002_bad"]);
    expect(await second()).toEqual([{ exists: true }]);
  });

  test("cut off by a crash are applied by the next start", async () => {
    await ship("9001_first", FUNCTION_WITH_SEMICOLONS);
    await database.prisma.$executeRaw`
      INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at)
      VALUES ('cut off', '', '9001_first', now() - interval '1 hour')`;

    expect(await migrate(factory, folder)).toEqual(["9001_first"]);
    expect(await history()).toEqual([
      { name: "9001_first", state: "rolled back" },
      { name: "9001_first", state: "applied" },
    ]);
  });
});

describe.skipIf(!databases.includes("server"))("migrations of several replicas", () => {
  test("are applied by one of four that start at once, while the others wait", async () => {
    const { url, drop } = await emptyServerDatabase();
    const replicas = await Promise.all(Array.from({ length: 4 }, () => openDatabase({ url, dataDir: "" })));

    const applied = await replicas[0]!.prisma.$queryRaw<{ times: bigint; finished: bigint }[]>`
      SELECT count(*) AS "times", count(finished_at) AS "finished" FROM _prisma_migrations GROUP BY migration_name`;
    const workspaces = await Promise.all(replicas.map(({ prisma }) => prisma.workspace.count()));
    await Promise.all(replicas.map((replica) => replica.close()));
    await drop();

    expect(applied.length).toBeGreaterThan(0);
    expect(applied.every(({ times, finished }) => times === 1n && finished === 1n)).toBe(true);
    expect(workspaces).toEqual([0, 0, 0, 0]);
  });

  test("that fail tell why, on the one session that a start has for them", async () => {
    const { url, drop } = await emptyServerDatabase();
    const client = openPool(url, 1, console);
    await client.query(`CREATE DOMAIN "Customer" AS int`);
    await client.end();

    const failure = await openDatabase({ url, dataDir: "" }).catch((error) => error);
    await drop();

    expect(failure).toBeInstanceOf(MigrationFailed);
    expect(failure.message).toMatch(/^Migration \d+_first_tables failed.*type "Customer" already exists/);
  });
});
