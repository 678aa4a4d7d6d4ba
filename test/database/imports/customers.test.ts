/** A list of customers is taken over: with the companies they belong to and who looks after them, and goes again as a whole. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../../src/database/open-database.ts";
import { freshDatabase, oneDatabase } from "../../fakes/database.ts";
import { amongThose, customersKept } from "../../fakes/office/customers-kept.ts";
import { carriedOn, carriedToCount, checks, opens, table } from "../../fakes/office/imports.ts";
import { type Customs, openOffice } from "../../fakes/office/office.ts";

/** As a public set of accounts has its columns. The parent of the first stands further down. */
const accounts = table(
  "accounts.csv",
  "account,sector,year_established,revenue,employees,office_location,subsidiary_of",
  "Bluth Works,technology,1996,1100.04,2822,United States,Sonron Holding",
  "Betatech Labs,medical,1999,251.41,495,Kenya,",
  "Sonron Holding,retail,1986,718.62,1299.5,Romania,",
  "Cancity,retail,2001,718.62,2448,United States,",
);

const list = (...lines: readonly string[]) =>
  table("list.csv", "客户名称,行业,人数,所属集团,负责人,客户编号", ...lines);

describe.each(oneDatabase)("a list of customers on %s", (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database.close());

  async function company(customs: Customs = {}) {
    const office = await openOffice(database, customs);
    const boss = await office.joins("Boss", { role: "admin" });
    const fang = await office.joins("Fang");
    await office.joins("Li");
    return { office, boss, fang };
  }
  const customer = (workspaceId: string, name: string) =>
    database.prisma.customer.findFirstOrThrow({ where: { workspaceId, name, goneAt: null } });

  test("makes those that are new, with the company that each belongs to, and says what it leaves out", async () => {
    const { office, boss } = await company();
    const { words } = await checks(office, boss, accounts);
    expect(words).toMatch(/New\W+2/);
    expect(words).toContain("“1299.5” is no whole number");
    expect(words).toContain("no customer is called Sonron Holding: give the parent company a row, too");
    expect(words).toContain("Revenue stays in the file");
    const whole = table(
      "accounts-2.csv",
      "account,sector,year_established,revenue,employees,office_location,subsidiary_of",
      "Bluth Works,technology,1996,1100.04,2822,United States,Sonron Holding",
      "Betatech Labs,medical,1999,251.41,495,Kenya,",
      "Sonron Holding,retail,1986,718.62,1299,Romania,",
    );
    expect((await checks(office, boss, whole)).words).toMatch(/New\W+3/);
    await boss.clicks("Import 3 rows");
    await carriedOn(office);
    const parent = await customer(office.workspaceId, "Sonron Holding");
    expect(parent).toMatchObject({ industry: "retail", people: 1299, region: "Romania", parentId: null });
    expect(await customer(office.workspaceId, "Bluth Works")).toMatchObject({
      ...{
        industry: "technology",
        people: 2822,
        region: "United States",
        parentId: parent.id,
        ownerId: null,
      },
    });
    expect((await checks(office, boss, whole)).words).toContain("would change nothing");
    expect(office.failures).toEqual([]);
  });

  test("of thousands is known to the planner at once: plans for an empty table read all of it for each name", async () => {
    const { office, boss } = await company();
    const many = Array.from({ length: 1_200 }, (_, nth) => `客户${nth},零售,,,,`);
    await checks(office, boss, list(...many));
    await boss.clicks("Import 1,200 rows");
    await carriedOn(office);
    const [{ counted } = { counted: 0 }] = await database.prisma.$queryRaw<{ counted: number }[]>`
      SELECT "reltuples"::float8 AS "counted" FROM pg_class WHERE oid = '"Customer"'::regclass`;
    expect(counted).toBeGreaterThanOrEqual(1_200);
    expect(office.failures).toEqual([]);
  });

  test("changes what differs, takes nothing away, and knows a customer by its number there", async () => {
    const { office, boss, fang } = await company();
    await checks(office, boss, list("华信科技,零售,500,,Fang,C-1"));
    await boss.clicks("Import 1 row");
    await carriedOn(office);
    const before = await customersKept(office);
    // Called by its short name, with a number that is known; nothing said of its people.
    const { words } = await checks(office, boss, list("华信,制造,,,Li,C-1", "远大,,,华信科技,,"));
    expect(words).toMatch(/Changed\W+1/);
    await boss.clicks("Import 2 rows");
    await carriedOn(office);
    const first = await customer(office.workspaceId, "华信科技");
    expect(first).toMatchObject({ industry: "制造", people: 500 });
    expect(first.ownerId).not.toBe(fang.id);
    expect(await customer(office.workspaceId, "远大")).toMatchObject({ parentId: first.id });
    const held = await database.prisma.holding.findMany({
      where: { customerId: first.id },
      orderBy: { since: "asc" },
      select: { ended: true, open: true },
    });
    expect(held).toEqual([
      { ended: "assign", open: null },
      { ended: null, open: true },
    ]);
    await opens(boss);
    await boss.clicks("Undo the whole import");
    await carriedOn(office);
    expect(await customersKept(office)).toEqual(before);
    expect(office.failures).toEqual([]);
  });

  test("refuses circles, customers that stand there twice, people whom nobody knows, and other teams' customers", async () => {
    const { office, boss } = await company();
    const east = await office.team("East");
    const manager = await office.joins("Chen", { role: "manager" });
    await office.leads(manager.id, east);
    await office.joins("Wang", { team: east });
    await checks(office, boss, list("Farco,,,,Fang,"));
    await boss.clicks("Import 1 row");
    await carriedOn(office);
    const { words } = await checks(
      office,
      manager,
      list("Ouro,,,Boros,,", "Boros,,,Ouro,,", "Twin Ltd,,,,,", "twin,,,,,", "Below,,,Ouro,,"),
    );
    expect(words).toMatch(/New\W+1/);
    expect(words).toMatch(/Left out\W+4/);
    expect(words).toContain("Ouro would belong to itself in the end");
    expect(words).toContain("twin stands in another row, too");
    expect(words).toContain("no customer is called Ouro");
    const other = await checks(
      office,
      manager,
      list("Nowhere,,,,Nobody Known,", "Wished,,,,Fang,", "Farco,retail,,,,", "Mine,,,,Wang,"),
    );
    expect(other.words).toMatch(/New\W+1/);
    expect(other.words).toContain("People not known here: Nobody Known");
    expect(other.words).toContain("Fang is not one of your people");
    expect(other.words).toContain("Farco is a customer of people who are not yours");
    expect(office.failures).toEqual([]);
  });

  test("takes grades that the company has, and revenue where it keeps it", async () => {
    const { office, boss } = await company({
      settings: {
        grades: [{ grade: "A", discount: 10, service: "" }],
        customerFields: [
          {
            key: "rev",
            en: "Revenue",
            zh: "营收",
            kind: "number",
            least: null,
            options: [],
            formula: "",
            archived: false,
          },
        ],
      },
    });
    const { words } = await checks(
      office,
      boss,
      table("rated.csv", "客户名称,行业,客户等级,营收", "Alpha,retail,a,1200.5", "Beta,retail,Z,10"),
    );
    expect(words).toContain("“Z” is none of your grades");
    await boss.clicks("Import 1 row");
    await carriedOn(office);
    const kept = await customersKept(office);
    expect(kept.map(({ own, words }) => [own.grade, words])).toEqual([["A", { "own.rev": "1200.5" }]]);
    expect(office.failures).toEqual([]);
  });

  test("keeps, taken back, what somebody has worked on since", async () => {
    const { office, boss } = await company();
    await checks(office, boss, list("Stays,retail,10,,,", "Goes,retail,10,,,"));
    await boss.clicks("Import 2 rows");
    await carriedOn(office);
    await checks(office, boss, list("Stays,finance,20,,,"));
    await boss.clicks("Import 1 row");
    await carriedOn(office);
    await boss.says("/customer file Stays industry: energy");
    await opens(boss);
    await boss.clicks("Undo the whole import");
    await carriedOn(office);
    // What was written since stands; the rest is as it was before.
    expect(await customer(office.workspaceId, "Stays")).toMatchObject({ industry: "energy", people: 10 });
    expect((await opens(boss)).words).toContain("Stays");
    expect(office.failures).toEqual([]);
  });

  test("leaves alone, and lists, what somebody has changed before it counts", async () => {
    const { office, boss } = await company();
    await checks(office, boss, list("Farco,retail,10,,Fang,F-1", "Loomba,retail,10,,,"));
    await boss.clicks("Import 2 rows");
    await carriedOn(office);
    await checks(
      office,
      boss,
      list("Farco,finance,20,,Li,F-1", "Loomba,finance,20,,,", "Fresh,energy,30,,,"),
    );
    await boss.clicks("Import 3 rows");
    await carriedToCount(office);
    await boss.says("/customer file Farco industry: mining");
    await boss.says("/customer file Fresh industry: mining");
    const between = await customersKept(office);
    await carriedOn(office);
    const { words } = await opens(boss);
    expect(words).toMatch(/Changed\W+1/);
    expect(words).toMatch(/Left out\W+2/);
    expect(words).toContain("2 rows are left out, as somebody changed meanwhile what they are about");
    expect(words).toMatch(/Farco[\s\S]*Fresh/);
    expect(await customer(office.workspaceId, "Farco")).toMatchObject({ industry: "mining", people: 10 });
    expect(await customer(office.workspaceId, "Loomba")).toMatchObject({ industry: "finance", people: 20 });
    await boss.clicks("Undo the whole import");
    await carriedOn(office);
    expect(await customersKept(office)).toEqual(between);
    expect(office.failures).toEqual([]);
  });

  test("cancelled before it counts, has changed nobody, and keeps whom somebody has worked on", async () => {
    const { office, boss } = await company();
    await checks(office, boss, list("Farco,retail,10,,Fang,F-1"));
    await boss.clicks("Import 1 row");
    await carriedOn(office);
    const before = await customersKept(office);
    await checks(office, boss, list("Farco,finance,20,,Li,", "Fresh,energy,,,,F-2", "Worked,energy,,,,F-3"));
    await boss.clicks("Import 3 rows");
    await carriedToCount(office);
    await boss.says("/customer file Worked industry: mining");
    await opens(boss);
    await boss.clicks("Cancel");
    await carriedOn(office);
    expect((await opens(boss)).words).toContain("Worked");
    const after = await customersKept(office);
    expect(after.map(({ own }) => own.name)).toEqual(["Farco", "Worked"]);
    expect(await amongThose(office, before)).toEqual(before);
    expect(office.failures).toEqual([]);
  });

  test("whoever may no longer changes nothing", async () => {
    const { office, boss } = await company();
    await checks(office, boss, list("Farco,retail,10,,,"));
    await boss.clicks("Import 1 row");
    await carriedOn(office);
    const before = await customersKept(office);
    await checks(office, boss, list("Farco,finance,20,,,"));
    await boss.clicks("Import 1 row");
    await carriedToCount(office);
    await database.prisma.member.update({ where: { id: boss.id }, data: { role: "read-only" } });
    await carriedOn(office);
    expect(await customersKept(office)).toEqual(before);
  });

  test("any list changes nothing before it counts, and leaves everything as it was when it is taken back", async () => {
    const { office, boss } = await company();
    await checks(office, boss, list("Old One,retail,5,,Fang,X1", "Old Two,,,Old One,,", "Old Three,,7,,Li,"));
    await boss.clicks("Import 3 rows");
    await carriedOn(office);
    const before = await customersKept(office);
    const names = ["Old One", "Old Two", "Old Three", "Fresh", "Newer", "第三方", "Old-One Inc"];
    const row = fc.record({
      name: fc.constantFrom(...names),
      industry: fc.constantFrom("", "retail", "finance"),
      people: fc.constantFrom("", "5", "70"),
      parent: fc.constantFrom("", "", ...names),
      owner: fc.constantFrom("", "Fang", "Li"),
      id: fc.constantFrom("", "X1", "X2", "X3"),
    });
    const property = fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async (rows) => {
      const lines = rows.map(({ name, industry, people, parent, owner, id }) =>
        [name, industry, people, parent, owner, id].join(","),
      );
      const { buttons } = await checks(office, boss, list(...lines));
      const go = buttons.find(({ label }) => /^Import \d/.test(label));
      if (go === undefined) return;
      await boss.presses(go);
      await carriedToCount(office);
      expect(await amongThose(office, before)).toEqual(before);
      await carriedOn(office);
      await opens(boss);
      await boss.clicks("Undo the whole import");
      await carriedOn(office);
      expect(await customersKept(office)).toEqual(before);
    });
    const child = { industry: "", people: "", owner: "", id: "" };
    // Two that trade places: taken back, neither may stand in the other's way.
    const turned = [
      { ...child, name: "Old One", parent: "Old Two" },
      { ...child, name: "Old Two", parent: "Old Three" },
    ];
    await fc.assert(property, { numRuns: 8, examples: [[turned]] });
    expect(office.failures).toEqual([]);
  });
});
