import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../src/database/open-database.ts";
import { ServerUnusable } from "../../src/database/server.ts";
import { databases, emptyServerDatabase } from "../fakes/database.ts";
import { administer } from "../fakes/postgres-server.ts";

test("says which server does not answer, without the password", async () => {
  const url = "postgres://loudou:secret@localhost:1/sales";
  const refusal = await openDatabase({ url, dataDir: "" }).catch((error) => error);

  expect(refusal).toBeInstanceOf(ServerUnusable);
  expect(refusal.message).toContain("Cannot use the PostgreSQL database localhost:1/sales");
  expect(refusal.message).toContain("ECONNREFUSED");
  expect(refusal.message).toContain("DATABASE_URL");
  expect(refusal.message).not.toContain("secret");
});

test.skipIf(!databases.includes("server"))("says that the database does not exist", async () => {
  const { url, drop } = await emptyServerDatabase();
  await drop();

  await expect(openDatabase({ url, dataDir: "" })).rejects.toThrow(
    /database "loudou_test_\w+" does not exist/,
  );
});

test.skipIf(!databases.includes("server"))("leaves a database alone that cannot hold Chinese", async () => {
  const { url, drop } = await emptyServerDatabase("TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'");
  onTestFinished(drop);

  const refusal = await openDatabase({ url, dataDir: "" }).catch((error) => error);

  expect(refusal).toBeInstanceOf(ServerUnusable);
  expect(refusal.message).toMatch(/its encoding LATIN1 cannot hold Chinese; create it with UTF8/);
  await administer(url, "CREATE TABLE _prisma_migrations ()");
});
