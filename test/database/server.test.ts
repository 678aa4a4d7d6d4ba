import { expect, it } from "vitest";
import { openDatabase } from "../../src/database/open-database.ts";
import { ServerUnusable } from "../../src/database/server.ts";
import { databases, emptyServerDatabase } from "../fakes/database.ts";

it("says which server does not answer, without the password", async () => {
  const url = "postgres://loudou:secret@localhost:1/sales";
  const refusal = await openDatabase({ url, dataDir: "" }).catch((error) => error);

  expect(refusal).toBeInstanceOf(ServerUnusable);
  expect(refusal.message).toContain("Cannot use the PostgreSQL database localhost:1/sales");
  expect(refusal.message).toContain("ECONNREFUSED");
  expect(refusal.message).toContain("DATABASE_URL");
  expect(refusal.message).not.toContain("secret");
});

it.skipIf(!databases.includes("server"))("says that the database does not exist", async () => {
  const { url, drop } = await emptyServerDatabase();
  await drop();

  await expect(openDatabase({ url, dataDir: "" })).rejects.toThrow(
    /database "loudou_test_\w+" does not exist/,
  );
});
