/** What an import has made is one press away from its end, whatever kind it was. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../../src/database/open-database.ts";
import { freshDatabase, oneDatabase } from "../../fakes/database.ts";
import { carriedOn, carriedToCount, checks, opens, table } from "../../fakes/office/imports.ts";
import { type Colleague, type Office, openOffice } from "../../fakes/office/office.ts";
import { rowsOf } from "../../fakes/office/reading.ts";

describe.each(oneDatabase)("what an import has made on %s", (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database.close());

  async function company() {
    const office = await openOffice(database);
    const boss = await office.joins("Boss", { role: "admin" });
    await office.joins("Fang");
    return { office, boss };
  }
  async function imported(office: Office, boss: Colleague, ...given: Parameters<typeof table>) {
    const { buttons } = await checks(office, boss, table(...given));
    await boss.presses(buttons.find(({ label }) => /^Import \d+ rows?$/.test(label))!);
    await carriedOn(office);
    return opens(boss);
  }
  const cells = (boss: Colleague) => rowsOf(boss.card!).map((row) => row.cells);

  test("customers, new and changed, each opened from there, ten to a page", async () => {
    const { office, boss } = await company();
    await imported(office, boss, "old.csv", "客户名称,行业", "Alpha,retail");
    const rows = Array.from({ length: 11 }, (_, at) => `Fresh ${String.fromCodePoint(65 + at)},retail,Fang`);
    await imported(office, boss, "list.csv", "客户名称,行业,负责人", "Alpha,finance,", ...rows);
    const { words } = await boss.clicks("Show the customers");
    expect(words).toContain("12 rows taken over · Page 1 of 2");
    expect(cells(boss).slice(0, 2)).toEqual([
      ["Alpha", "–", "Changed"],
      ["Fresh A", "Fang", "New"],
    ]);
    await boss.clicks("Next");
    expect(cells(boss)).toEqual([
      ["Fresh J", "Fang", "New"],
      ["Fresh K", "Fang", "New"],
    ]);
    await boss.clicks("Open");
    expect(boss.card?.title).toContain("Fresh J");
    expect(office.failures).toEqual([]);
  });

  test("people at their customers, and visits", async () => {
    const { office, boss } = await company();
    await imported(office, boss, "people.csv", "姓名,客户名称,职务", "李雷,华信科技,采购");
    await boss.clicks("Show the people");
    expect(cells(boss)).toEqual([["李雷", "华信科技", "New"]]);
    expect((await boss.clicks("Open")).words).toContain("采购");
    await imported(
      office,
      boss,
      "visits.csv",
      "客户名称,拜访日期,拜访方式,拜访内容,业务员",
      "华信科技,2026-11-10,上门拜访,看了方案,Fang",
    );
    await boss.clicks("Show the visits and calls");
    expect(cells(boss)).toEqual([["Nov 10", "华信科技", "Visit", "Fang"]]);
    expect((await boss.clicks("Open")).words).toContain("看了方案");
    expect(office.failures).toEqual([]);
  });

  test("of a sales report its own tiers", async () => {
    const { office, boss } = await company();
    await imported(office, boss, "a.csv", "产品名称,客户名称,价税合计,日期", "OA,Alpha,60000,2026-03-01");
    await imported(office, boss, "b.csv", "产品名称,客户名称,价税合计,日期", "OA,Beta,70000,2026-04-01");
    const { words } = await boss.clicks("Customer tiers of it");
    expect(words).toContain("¥70K");
    expect(words).not.toContain("¥130K");
    expect(office.failures).toEqual([]);
  });

  test("is not shown of what does not count, nor to anybody else", async () => {
    const { office, boss } = await company();
    const chen = await office.joins("Chen", { role: "manager" });
    await imported(office, boss, "old.csv", "客户名称,行业", "Alpha,retail");
    const { id } = await database.prisma.import.findFirstOrThrow({
      where: { workspaceId: office.workspaceId },
    });
    const shown = { action: "import.made", values: { id } };
    expect((await chen.presses(shown)).refusal).toContain("Only whoever imported it");
    await checks(office, boss, table("new.csv", "客户名称,行业", "Alpha,finance"));
    await boss.clicks("Import 1 row");
    await carriedToCount(office);
    const under = await database.prisma.import.findFirstOrThrow({
      where: { workspaceId: office.workspaceId, state: "applying" },
    });
    expect((await boss.presses({ action: "import.made", values: { id: under.id } })).words).toContain(
      "Importing:",
    );
    expect(office.failures).toEqual([]);
  });
});
