/** What a table said goes a month after it was taken over, and with it the way back. */
import { expect, test } from "vitest";
import { purgeImports } from "../../../src/imports/purge-imports.ts";
import { freshDatabase } from "../../fakes/database.ts";
import { carriedOn, checks, opens, table } from "../../fakes/office/imports.ts";
import { openOffice } from "../../fakes/office/office.ts";

test("rows of an import that is long done go, and it says that it is too old to be taken back", async () => {
  const database = await freshDatabase("server");
  const office = await openOffice(database);
  const boss = await office.joins("Boss", { role: "admin", locale: "en" });
  await checks(office, boss, table("customers.csv", "客户名称,行业", "Alpha,retail", "Beta,finance"));
  await boss.clicks("Import 2 rows");
  await carriedOn(office);
  expect(await purgeImports(database.prisma)).toBe(0);
  expect(await database.prisma.importRow.count()).toBe(2);

  await database.prisma.import.updateMany({ data: { doneAt: new Date(Date.now() - 31 * 86_400_000) } });
  expect(await purgeImports(database.prisma)).toBe(2);
  office.later({ hours: 24 * 40 });
  await opens(boss);
  expect((await boss.clicks("Undo the whole import")).words).toContain(
    "An import is taken back within 30 days",
  );
  expect(await database.prisma.customer.count({ where: { workspaceId: office.workspaceId } })).toBe(2);
  await database.close();
});
