import { describe, expect, onTestFinished, test } from "vitest";
import { EmbeddedAdapterFactory } from "../../src/database/embedded-adapter.ts";
import { MigrationFailed, migrate, NewerSchema } from "../../src/database/migrate.ts";
import { type Database, whyUnusable } from "../../src/database/open-database.ts";
import { openPool } from "../../src/database/server.ts";
import { ServerAdapterFactory } from "../../src/database/server-adapter.ts";
import { databases, freshDatabase } from "../fakes/database.ts";
import { databaseOf010, startAs010 } from "../fakes/database-of-010.ts";
import { shipMigration, shippedMigrations } from "../fakes/shipped-migrations.ts";

/** A connection as migrations use it. */
function sessionOf({ pglite, url }: Database) {
  if (pglite) return new EmbeddedAdapterFactory(pglite);
  const pool = openPool(url!, 1, console);
  onTestFinished(() => pool.end());
  return new ServerAdapterFactory(pool);
}

const history = ({ prisma }: Database) =>
  prisma.$queryRaw`SELECT id, migration_name, finished_at, rolled_back_at FROM _prisma_migrations ORDER BY started_at`;

const refusalOf = (start: Promise<unknown>): Promise<unknown> =>
  start.then(
    () => undefined,
    (error) => error,
  );

describe.each(databases)("a program older than the schema, on %s", (kind) => {
  test("refuses with a sentence that names what it does not know, and writes nothing", async () => {
    const database = await freshDatabase(kind);
    onTestFinished(async () => {
      // The next test may get this database, but without the folder of migrations.
      await database.prisma.$executeRaw`DELETE FROM _prisma_migrations WHERE migration_name LIKE '9999%'`;
      await database.close();
    });
    const session = sessionOf(database);
    const newer = await shippedMigrations();
    await shipMigration(newer, "99990101000000_later", "SELECT 1");
    expect(await migrate(session, newer)).toEqual(["99990101000000_later"]);
    const before = await history(database);

    const refusal = await refusalOf(migrate(session));

    expect(refusal).toBeInstanceOf(NewerSchema);
    expect(whyUnusable(refusal)).toMatch(
      /newer Loudou.* 99990101000000_later\. Start that one, or restore a backup/,
    );
    expect(await history(database)).toEqual(before);
  });

  test("refuses also when it is 0.1.0, which asks for its own migration only", async () => {
    const old = await databaseOf010(kind);
    await startAs010(old.session);
    const database = await old.migrated();
    onTestFinished(() => database.close());
    const before = await history(database);

    const refusal = await refusalOf(startAs010(sessionOf(database)));

    expect(String(refusal)).toContain("this database was last opened by a newer Loudou. Start that one");
    expect(await history(database)).toEqual(before);
    expect(await migrate(sessionOf(database))).toEqual([]);
  });

  test("refuses on a database that it has never seen", async () => {
    const database = await freshDatabase(kind);
    onTestFinished(() => database.close());

    expect(String(await refusalOf(startAs010(sessionOf(database))))).toContain("opened by a newer Loudou");
  });

  test("still starts where the migration has failed, and that works once mended", async () => {
    const old = await databaseOf010(kind);
    await old.exec(`CREATE INDEX "Submission_workspaceId_memberId_week_key" ON "Submission" ("id")`);

    expect(await refusalOf(migrate(old.session))).toBeInstanceOf(MigrationFailed);
    await startAs010(old.session);

    await old.exec(`DROP INDEX "Submission_workspaceId_memberId_week_key"`);
    const database = await old.migrated();
    onTestFinished(() => database.close());
    expect(await database.prisma.claim.count()).toBe(0);
  });
});
