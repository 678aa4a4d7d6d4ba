/** A list of people at customers is taken over: known again by name or address, and gone again as a whole. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../../src/database/open-database.ts";
import { freshDatabase, oneDatabase } from "../../fakes/database.ts";
import { amongThose, customersKept } from "../../fakes/office/customers-kept.ts";
import { carriedOn, carriedToCount, checks, opens, table } from "../../fakes/office/imports.ts";
import { openOffice } from "../../fakes/office/office.ts";

const list = (...lines: readonly string[]) => table("people.csv", "姓名,客户名称,职务,手机,邮箱", ...lines);

describe.each(oneDatabase)("a list of contacts on %s", (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database.close());

  async function company() {
    const office = await openOffice(database);
    return { office, boss: await office.joins("Boss", { role: "admin" }) };
  }
  const people = (workspaceId: string) =>
    database.prisma.$queryRaw`
      SELECT k."name", k."job", k."phone", k."mail", c."name" AS "at" FROM "Contact" k JOIN "Customer" c ON c."id" = k."customerId"
       WHERE k."workspaceId" = ${workspaceId}::uuid ORDER BY k."name"`;

  test("writes down who is new, at customers that are made where nobody is called so", async () => {
    const { office, boss } = await company();
    const { words } = await checks(
      office,
      boss,
      list(
        "李雷,华信科技,采购,138 0013 8000,li@huaxin.cn",
        "韩梅梅,华信科技,财务,,",
        "Nobody,Acme,CEO,call me,x@acme.com",
        "Somebody,Acme,CEO,,at acme",
        "李雷,华信科技,经理,,",
      ),
    );
    expect(words).toMatch(/New\W+2/);
    expect(words).toContain("“call me” is no phone number");
    expect(words).toContain("“at acme” is no e-mail address");
    expect(words).toContain("李雷 stands in another row, too");
    await boss.clicks("Import 2 rows");
    await carriedOn(office);
    expect(await people(office.workspaceId)).toEqual([
      { name: "李雷", job: "采购", phone: "+8613800138000", mail: "li@huaxin.cn", at: "华信科技" },
      { name: "韩梅梅", job: "财务", phone: null, mail: null, at: "华信科技" },
    ]);
    // What came with a table is nobody's last word.
    await boss.says("/deal undo");
    expect(await people(office.workspaceId)).toHaveLength(2);
    const again = await checks(
      office,
      boss,
      list("李雷,华信科技,采购,13800138000,li@huaxin.cn", "韩梅梅,华信科技,,,"),
    );
    expect(again.words).toContain("would change nothing");
    expect(office.failures).toEqual([]);
  });

  test("changes what differs, knows somebody who moved by the address, and puts it all back", async () => {
    const { office, boss } = await company();
    await checks(office, boss, list("Jane Roe,Acme,CFO,,jane@acme.com", "Bob,Acme,,,info@acme.com"));
    await boss.clicks("Import 2 rows");
    await carriedOn(office);
    await checks(office, boss, list("Zoe,Beta,,,"));
    await boss.clicks("Import 1 row");
    await carriedOn(office);
    const before = await customersKept(office);
    const { words } = await checks(
      office,
      boss,
      // An address that two rows share tells nobody apart.
      list("Jane Roe-Li,Beta,CEO,,Jane@acme.com", "Eve,Acme,,,info@acme.com", "Ann,Acme,,,info@acme.com"),
    );
    expect(words).toMatch(/New\W+2/);
    expect(words).toMatch(/Changed\W+1/);
    await boss.clicks("Import 3 rows");
    await carriedOn(office);
    expect(await people(office.workspaceId)).toEqual([
      { name: "Ann", job: null, phone: null, mail: "info@acme.com", at: "Acme" },
      { name: "Bob", job: null, phone: null, mail: "info@acme.com", at: "Acme" },
      { name: "Eve", job: null, phone: null, mail: "info@acme.com", at: "Acme" },
      { name: "Jane Roe-Li", job: "CEO", phone: null, mail: "Jane@acme.com", at: "Beta" },
      { name: "Zoe", job: null, phone: null, mail: null, at: "Beta" },
    ]);
    await opens(boss);
    await boss.clicks("Undo the whole import");
    await carriedOn(office);
    expect(await customersKept(office)).toEqual(before);
    expect(office.failures).toEqual([]);
  });

  test("keeps, taken back, whom somebody has worked with since; leaves other teams' customers alone", async () => {
    const { office, boss } = await company();
    await checks(office, boss, list("Jen,Acme,,,", "Tom,Beta,,,"));
    await boss.clicks("Import 2 rows");
    await carriedOn(office);
    await boss.says("/customer visit Acme met Jen, 30 min");
    await opens(boss);
    await boss.clicks("Undo the whole import");
    await carriedOn(office);
    expect((await opens(boss)).words).toContain("Jen");
    expect(await people(office.workspaceId)).toEqual([
      { name: "Jen", job: null, phone: null, mail: null, at: "Acme" },
    ]);
    const fang = await office.joins("Fang");
    await fang.says("/deal new Gamma 120k next Friday");
    const east = await office.team("East");
    const manager = await office.joins("Chen", { role: "manager" });
    await office.leads(manager.id, east);
    const { words } = await checks(office, manager, list("Sue,Gamma,,,"));
    expect(words).toContain("Gamma is a customer of people who are not yours");
    expect(office.failures).toEqual([]);
  });

  test("leaves alone, and lists, whom somebody has changed or written down before it counts", async () => {
    const { office, boss } = await company();
    await checks(office, boss, list("Ann,Acme,CFO,,ann@acme.com", "Bob,Acme,CTO,,"));
    await boss.clicks("Import 2 rows");
    await carriedOn(office);
    await checks(office, boss, list("Ann,Acme,CEO,,", "Bob,Acme,CEO,,", "Eve,Acme,CEO,,", "Dee,Beta,,,"));
    await boss.clicks("Import 4 rows");
    await carriedToCount(office);
    await boss.says("/customer contact Acme Eve, CIO");
    await database.prisma.contact.updateMany({
      where: { workspaceId: office.workspaceId, name: "Ann" },
      data: { job: "COO" },
    });
    const between = await customersKept(office);
    await carriedOn(office);
    const { words } = await opens(boss);
    expect(words).toMatch(/Left out\W+2/);
    expect(words).toMatch(/Ann[\s\S]*Eve/);
    expect(await people(office.workspaceId)).toMatchObject([
      { name: "Ann", job: "COO" },
      { name: "Bob", job: "CEO" },
      { name: "Dee", job: null },
      { name: "Eve", job: "CIO" },
    ]);
    await boss.clicks("Undo the whole import");
    await carriedOn(office);
    expect(await customersKept(office)).toEqual(between.filter(({ own }) => own.name !== "Beta"));
    expect(office.failures).toEqual([]);
  });

  test("any list changes nothing before it counts, and leaves everything as it was when it is taken back", async () => {
    const { office, boss } = await company();
    await checks(office, boss, list("Ann,Acme,CFO,,ann@acme.com", "Bob,Acme,,,info@acme.com", "Cy,Beta,,,"));
    await boss.clicks("Import 3 rows");
    await carriedOn(office);
    const before = await customersKept(office);
    const row = fc.record({
      name: fc.constantFrom("Ann", "Bob", "Cy", "Dee", "ANN"),
      customer: fc.constantFrom("Acme", "Beta", "Fresh", "Acme Inc."),
      job: fc.constantFrom("", "CFO", "CEO"),
      phone: fc.constantFrom("", "13800138000"),
      mail: fc.constantFrom("", "ann@acme.com", "info@acme.com", "dee@acme.com"),
    });
    const property = fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async (rows) => {
      const lines = rows.map(({ name, customer, job, phone, mail }) =>
        [name, customer, job, phone, mail].join(","),
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
    await fc.assert(property, { numRuns: 6 });
    expect(office.failures).toEqual([]);
  });
});
