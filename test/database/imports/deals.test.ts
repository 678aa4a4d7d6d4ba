/** Opportunities from a spreadsheet become deals, count from one moment on, and go again as a whole. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../../src/database/open-database.ts";
import { freshDatabase, oneDatabase } from "../../fakes/database.ts";
import { carriedOn, carriedToCount, checks, opens, table } from "../../fakes/office/imports.ts";
import { openOffice } from "../../fakes/office/office.ts";

const pipeline = table(
  "old-crm.csv",
  "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value",
  "A1,Fang,GTXPro,Isdom,Won,2026-02-10,2026-05-11,4514",
  "A2,Fang,GTX Pro,Cancity,Lost,2026-03-01,2026-06-20,0",
  "A3,Li,GTX Basic,Cancity,Engaging,2026-10-02,,",
  "A4,Li,MG Special,,Prospecting,,,",
  "A5,Nobody Known,GTX Pro,Acme,Engaging,2026-10-02,,",
  "A6,Li,GTX Pro,Acme,Mystery,2026-10-02,,",
);

describe.each(oneDatabase)("opportunities of a table on %s", (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database.close());

  async function company() {
    const office = await openOffice(database);
    const boss = await office.joins("Boss", { role: "admin", locale: "en" });
    await office.joins("Fang");
    await office.joins("Li");
    return { office, boss };
  }
  const counted = async (workspaceId: string) =>
    database.prisma.deal.groupBy({
      by: ["outcome"],
      where: { workspaceId },
      _count: true,
      _sum: { amountMinor: true },
      orderBy: { outcome: "asc" },
    });

  test("are told before they are taken over, and nothing is done yet", async () => {
    const { office, boss } = await company();
    const { words } = await checks(office, boss, pipeline);
    expect(words).toContain("Nothing has happened yet.");
    expect(words).toMatch(/New\W+4/);
    expect(words).toMatch(/Left out\W+2/);
    expect(words).toContain("GTXPro = GTX Pro");
    expect(words).toContain("People not known here: Nobody Known");
    expect(words).toContain("stage “Mystery” is not known");
    expect(await database.prisma.deal.count({ where: { workspaceId: office.workspaceId } })).toBe(0);
    expect(office.failures).toEqual([]);
  });

  test("are spelled as the price list spells products, and what resembles one of it is asked about", async () => {
    const { office, boss } = await company();
    const listed = ["GTX Pro", "GTX Basic", "MG Special"];
    await database.prisma.product.createMany({
      data: listed.map((name) => ({
        ...{ workspaceId: office.workspaceId, key: name.toLowerCase().replace(" ", ""), name },
        ...{ currency: "CNY", priceMinor: 100n },
      })),
    });
    const header = "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value";
    const row = (nth: number, product: string) => `B${nth},Fang,${product},Acme,Engaging,2026-10-02,,`;
    // More of the file spell it otherwise than the list does.
    const names = ["GTXPro", "GTXPro", "GTX Pro", "GTX Baisc", "Training"];
    const { words } = await checks(
      office,
      boss,
      table("crm.csv", header, ...names.map((one, nth) => row(nth, one))),
    );
    expect(words).toContain("Spelled alike, and so one product: GTXPro = GTX Pro.");
    expect(words).toContain("GTX Baisc is not on the price list: is it GTX Basic?");
    expect(words).toContain("Not on the price list: GTX Baisc and Training.");
    await boss.clicks("Yes, GTX Basic");
    await carriedOn(office);
    expect((await opens(boss)).words).toContain("Not on the price list: Training.");
    await boss.clicks("Import 5 rows");
    await carriedOn(office);
    const deals = await database.prisma.deal.findMany({ where: { workspaceId: office.workspaceId } });
    const products = deals.map(({ lines }) => (lines as { product: string }[])[0]?.product).toSorted();
    expect(products).toEqual(["GTX Basic", "GTX Pro", "GTX Pro", "GTX Pro", "Training"]);
    expect(office.failures).toEqual([]);
  });

  test("count from one moment on, with their owners and their own dates", async () => {
    const { office, boss } = await company();
    await checks(office, boss, pipeline);
    await boss.clicks("Import 4 rows");
    await carriedOn(office);
    const { words } = await opens(boss);
    expect(words).toContain("old-crm.csv is imported.");
    expect(await counted(office.workspaceId)).toEqual([
      { outcome: "lost", _count: 1, _sum: { amountMinor: 0n } },
      { outcome: "won", _count: 1, _sum: { amountMinor: 451_400n } },
      { outcome: null, _count: 2, _sum: { amountMinor: 0n } },
    ]);
    const won = await database.prisma.deal.findFirstOrThrow({
      where: { workspaceId: office.workspaceId, outcome: "won" },
      include: { owner: true, customer: true },
    });
    expect(won.owner.name).toBe("Fang");
    expect(won.wonOn?.toISOString().slice(0, 10)).toBe("2026-05-11");
    expect(won.createdAt.toISOString().slice(0, 10)).toBe("2026-02-10");
    expect(won.title).toBe("GTX Pro");
    expect((await boss.says("/deal history #1")).words).toContain("imported it from old-crm.csv");
    expect(office.failures).toEqual([]);
  });

  test("the same file again changes nothing; a later state of it changes what it says", async () => {
    const { office, boss } = await company();
    await checks(office, boss, pipeline);
    await boss.clicks("Import 4 rows");
    await carriedOn(office);
    expect((await checks(office, boss, pipeline)).words).toContain("would change nothing");
    const later = table(
      "old-crm-later.csv",
      "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value",
      "A3,Li,GTX Basic,Cancity,Won,2026-10-02,2026-11-10,550",
    );
    const { words } = await checks(office, boss, later);
    expect(words).toMatch(/Changed\W+1/);
    await boss.clicks("Import 1 row");
    await carriedOn(office);
    await opens(boss);
    expect((await counted(office.workspaceId)).find(({ outcome }) => outcome === "won")?._count).toBe(2);
    await boss.clicks("Undo the whole import");
    await carriedOn(office);
    expect((await counted(office.workspaceId)).find(({ outcome }) => outcome === "won")?._count).toBe(1);
    expect(office.failures).toEqual([]);
  });

  test("what somebody works on before it counts stays as it is, and is listed", async () => {
    const { office, boss } = await company();
    const rows = (amount: string) => [
      "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value",
      `A1,Fang,GTX Pro,Isdom,Engaging,2026-10-02,,${amount}`,
      `A2,Fang,GTX Pro,Cancity,Engaging,2026-10-02,,${amount}`,
    ];
    await checks(office, boss, table("first.csv", ...rows("100")));
    await boss.clicks("Import 2 rows");
    await carriedOn(office);
    await checks(office, boss, table("later.csv", ...rows("200")));
    await boss.clicks("Import 2 rows");
    await carriedToCount(office);
    const amounts = async () =>
      (
        await database.prisma.deal.findMany({
          where: { workspaceId: office.workspaceId },
          orderBy: { number: "asc" },
        })
      ).map(({ amountMinor }) => amountMinor);
    expect(await amounts()).toEqual([10_000n, 10_000n]);
    await boss.says("/deal update #1 300");
    await carriedOn(office);
    const { words } = await opens(boss);
    expect(words).toMatch(/Changed\W+1/);
    expect(words).toContain("One row is left out, as somebody changed meanwhile what it is about");
    expect(words).toContain("#1 GTX Pro");
    expect(await amounts()).toEqual([30_000n, 20_000n]);
    await boss.clicks("Undo the whole import");
    await carriedOn(office);
    expect(await amounts()).toEqual([30_000n, 10_000n]);
    expect(office.failures).toEqual([]);
  });

  test("taken back as a whole, they are gone, but for what somebody has worked on since", async () => {
    const { office, boss } = await company();
    await checks(office, boss, pipeline);
    await boss.clicks("Import 4 rows");
    await carriedOn(office);
    const open = await database.prisma.deal.findFirstOrThrow({
      where: { workspaceId: office.workspaceId, outcome: null, customer: { name: "Cancity" } },
    });
    await boss.says(`/deal note #${open.number} met the CFO`);
    await opens(boss);
    await boss.clicks("Undo the whole import");
    await carriedOn(office);
    const { words } = await opens(boss);
    expect(words).toContain("the import is taken back");
    expect(words).toContain(`#${open.number}`);
    expect(await counted(office.workspaceId)).toEqual([
      { outcome: "withdrawn", _count: 3, _sum: { amountMinor: 451_400n } },
      { outcome: null, _count: 1, _sum: { amountMinor: 0n } },
    ]);
    const names = await database.prisma.customer.findMany({
      where: { workspaceId: office.workspaceId, goneAt: null },
    });
    expect(names.map(({ name }) => name)).toEqual(["Cancity"]);
    expect(office.failures).toEqual([]);
  });
});
