/** Text that is cut must not end in half a character, which is neither valid text nor valid JSON. */
import { expect, test } from "vitest";
import { freshDatabase } from "../fakes/database.ts";
import { logged } from "../fakes/office/deals.ts";
import { openOffice } from "../fakes/office/office.ts";

test("a long note is cut on its card between characters, never within one", async () => {
  const database = await freshDatabase();
  const office = await openOffice(database);
  const fang = await office.joins("Fang");
  await logged(fang, "ACME 10万 月底");
  const { words } = await fang.says(`/deal note ACME ${"x".repeat(158)}🚀 and so on`);
  expect(words).toContain(`${"x".repeat(158)}…`);
  expect(office.failures).toEqual([]);
  await database.close();
});
