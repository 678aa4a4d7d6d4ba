/** A sales report is kept line by line, counted while its import stands, and taken back as a whole. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../../src/database/open-database.ts";
import { freshDatabase, oneDatabase } from "../../fakes/database.ts";
import { carriedOn, checks, opens, table } from "../../fakes/office/imports.ts";
import { openOffice } from "../../fakes/office/office.ts";

const report = (name: string, ...more: readonly string[]) =>
  table(
    name,
    "单据日期,客户名称,产品名称,价税合计",
    "2026-01-05,华信医疗有限公司,OA,120000",
    "2026-01-09,恒达科技,OA,60000",
    "2026-02-03,恒达科技,CRM,-10000",
    "2026-02-03,恒达科技,CRM,5000",
    "2026-02-03,恒达科技,CRM,5000",
    "2026-02-04,远航教育,CRM,面议",
    ...more,
  );

describe.each(oneDatabase)("a sales report on %s", (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database.close());

  async function company() {
    const office = await openOffice(database);
    const boss = await office.joins("Boss", { role: "admin", locale: "en" });
    await boss.says("/deal new 华信医疗 38万 12/31");
    return { office, boss };
  }
  const lines = (workspaceId: string) =>
    database.prisma.sale.aggregate({ where: { workspaceId }, _count: true, _sum: { amountMinor: true } });
  const customers = async (workspaceId: string) =>
    (
      await database.prisma.customer.findMany({
        where: { workspaceId, goneAt: null },
        orderBy: { name: "asc" },
      })
    ).map(({ name }) => name);

  test("spells products as the price list does, and says so; what is not on it stays as it is", async () => {
    const { office, boss } = await company();
    await checks(office, boss, table("prices.csv", "产品,系列,单价", "O A Suite,,1000", "GTX Pro,,5000"));
    await boss.clicks("Import 2 rows");
    await carriedOn(office);
    const file = table(
      "sales.csv",
      "单据日期,客户名称,产品名称,价税合计",
      "2026-01-05,恒达科技,GTXPro,120000",
      "2026-01-06,恒达科技,GTX Pro,60000",
      "2026-01-07,恒达科技,gtx-pro,1000",
      "2026-01-07,恒达科技,gtx-pro,1000",
      "2026-01-08,恒达科技,Training,5000",
    );
    const { words } = await checks(office, boss, file);
    expect(words).toContain("Spelled alike, and so one product: GTXPro = GTX Pro and gtx-pro = GTX Pro.");
    await boss.clicks("Import 5 rows, counting each");
    await carriedOn(office);
    const sold = await database.prisma.sale.groupBy({
      by: ["product"],
      where: { workspaceId: office.workspaceId },
      _count: true,
      orderBy: { product: "asc" },
    });
    expect(sold.map(({ product, _count }) => [product, _count])).toEqual([
      ["GTX Pro", 4],
      ["Training", 1],
    ]);
    expect(office.failures).toEqual([]);
  });

  test("tells what would happen, asks about equal lines, and makes nobody yet", async () => {
    const { office, boss } = await company();
    const before = await customers(office.workspaceId);
    const { words } = await checks(office, boss, report("sales.csv"));
    expect(words).toMatch(/New\W+4/);
    expect(words).toMatch(/Left out\W+1/);
    expect(words).toMatch(/New customers\W+1/);
    expect(words).toContain("1 row stands in the file more than once");
    expect(words).toContain("“面议” is no amount");
    expect(words).toContain("[Import 4 rows, each once]");
    expect(words).toContain("[Import 5 rows, counting each]");
    expect(await customers(office.workspaceId)).toEqual(before);
    expect(office.failures).toEqual([]);
  });

  test.each([
    ["Import 4 rows, each once", 4, 17_500_000n],
    ["Import 5 rows, counting each", 5, 18_000_000n],
  ])("“%s” keeps as many, with what came back taken off", async (label, count, minor) => {
    const { office, boss } = await company();
    await checks(office, boss, report("sales.csv"));
    await boss.clicks(label);
    await carriedOn(office);
    expect((await opens(boss)).words).toContain("sales.csv is imported.");
    expect(await lines(office.workspaceId)).toEqual({ _count: count, _sum: { amountMinor: minor } });
    const buyers = await database.prisma.saleBuyer.findMany({ where: { workspaceId: office.workspaceId } });
    expect(buyers.map(({ made }) => made)).toEqual([false, true]);
    expect(office.failures).toEqual([]);
  });

  test("the same file again is nothing new, and one of the same days says that it would count twice", async () => {
    const { office, boss } = await company();
    await checks(office, boss, report("sales.csv"));
    await boss.clicks("Import 4 rows, each once");
    await carriedOn(office);
    const again = await checks(office, boss, report("sales.csv"));
    expect(again.words).toContain("would change nothing");
    const longer = await checks(office, boss, report("longer.csv", "2026-03-01,远航教育,OA,7000"));
    expect(longer.words).toContain("sales.csv has lines of the same days");
    expect(office.failures).toEqual([]);
  });

  test("taken back, nothing of it is left", async () => {
    const { office, boss } = await company();
    const before = await customers(office.workspaceId);
    await checks(office, boss, report("sales.csv"));
    await boss.clicks("Import 4 rows, each once");
    await carriedOn(office);
    await opens(boss);
    await boss.clicks("Undo the whole import");
    await carriedOn(office);
    expect((await opens(boss)).words).toContain("the import is taken back");
    expect(await lines(office.workspaceId)).toEqual({ _count: 0, _sum: { amountMinor: null } });
    expect(await customers(office.workspaceId)).toEqual(before);
    expect(office.failures).toEqual([]);
  });
});
