/** Visits and calls of a table are taken over: by whom and when they were, all from one moment on, and gone again as a whole. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../../src/database/open-database.ts";
import { freshDatabase, oneDatabase } from "../../fakes/database.ts";
import { amongThose, customersKept } from "../../fakes/office/customers-kept.ts";
import { carriedOn, carriedToCount, checks, opens, table } from "../../fakes/office/imports.ts";
import { type Office, openOffice } from "../../fakes/office/office.ts";
import { touchesOf } from "../../fakes/office/touches.ts";

const list = (...lines: readonly string[]) =>
  table("拜访.csv", "客户名称,拜访日期,拜访方式,拜访内容,拜访对象,时长,业务员", ...lines);

const visits = list(
  "华信科技,2026-11-10,上门拜访,看了方案,张总、李工,45,Fang",
  "华信科技,2026-11-12,电话回访,等报价,张总,,Fang",
  "远大,2026-11-03,,发了邮件给采购,,10,Li",
);

describe.each(oneDatabase)("visits of a table on %s", (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database.close());

  async function company() {
    const office = await openOffice(database, { startsAt: "2026-11-01T10:00" });
    const boss = await office.joins("Boss", { role: "admin" });
    const fang = await office.joins("Fang");
    await office.joins("Li");
    await fang.says("/deal new 华信科技 120k next Friday");
    office.itIs("2026-11-18T10:00");
    return { office, boss, fang };
  }
  const lastContact = async ({ workspaceId }: Office) =>
    (await database.prisma.deal.findFirstOrThrow({ where: { workspaceId } })).lastContactAt?.toISOString();

  test("are told by whoever it was, on the day it was, about the deal that was on", async () => {
    const { office, boss } = await company();
    const { words } = await checks(office, boss, visits);
    expect(words).toMatch(/New\W+3/);
    await boss.clicks("Import 3 rows");
    await carriedOn(office);
    const touched = await touchesOf(office);
    expect(touched.map(({ contacts, ...one }) => ({ ...one, contacts: contacts.length }))).toEqual([
      { kind: "mail", on: "2026-11-03", minutes: 10, who: "Li", number: null, customer: "远大", contacts: 0 },
      {
        kind: "visit",
        on: "2026-11-10",
        minutes: 45,
        who: "Fang",
        number: 1,
        customer: "华信科技",
        contacts: 2,
      },
      {
        kind: "call",
        on: "2026-11-12",
        minutes: null,
        who: "Fang",
        number: 1,
        customer: "华信科技",
        contacts: 1,
      },
    ]);
    expect(await lastContact(office)).toBe("2026-11-12T04:00:00.000Z");
    expect((await boss.says("/deal touches 华信科技")).words).toContain("等报价");
    expect((await checks(office, boss, visits)).words).toContain("would change nothing");
    expect(office.failures).toEqual([]);
  });

  test("an unfinished import has told nothing yet", async () => {
    const { office, boss } = await company();
    const before = await lastContact(office);
    const kept = await customersKept(office);
    await checks(office, boss, visits);
    await boss.clicks("Import 3 rows");
    await carriedToCount(office);
    expect(await amongThose(office, kept)).toEqual(kept);
    const applied = await database.prisma.importRow.count({
      where: { workspaceId: office.workspaceId, applied: true },
    });
    expect(applied).toBe(3);
    expect(await touchesOf(office)).toEqual([]);
    expect(await lastContact(office)).toBe(before);
    await carriedOn(office);
    expect(await touchesOf(office)).toHaveLength(3);
    expect(office.failures).toEqual([]);
  });

  test("are with whoever was written down under that name before they count", async () => {
    const { office, boss } = await company();
    await checks(office, boss, visits);
    await boss.clicks("Import 3 rows");
    await carriedToCount(office);
    await boss.says("/customer contact 华信科技 张总, 采购总监");
    await carriedOn(office);
    const people = await database.prisma.$queryRaw<{ name: string; job: string | null; met: number }[]>`
      SELECT k."name", k."job", (SELECT count(*)::int FROM "TouchContact" x WHERE x."contactId" = k."id") AS "met" FROM "Contact" k
       WHERE k."workspaceId" = ${office.workspaceId}::uuid ORDER BY k."name"`;
    expect(people).toEqual([
      { name: "张总", job: "采购总监", met: 2 },
      { name: "李工", job: null, met: 1 },
    ]);
    await opens(boss);
    await boss.clicks("Undo the whole import");
    await carriedOn(office);
    expect(await database.prisma.contact.count({ where: { workspaceId: office.workspaceId } })).toBe(1);
    expect(office.failures).toEqual([]);
  });

  test("never put the last contact back, and leave everything as it was when they are taken back", async () => {
    const { office, boss, fang } = await company();
    await fang.says("/deal visit 华信科技 met 张总, 30 min");
    const last = await lastContact(office);
    const before = await customersKept(office);
    await checks(office, boss, visits);
    await boss.clicks("Import 3 rows");
    await carriedOn(office);
    expect(await lastContact(office)).toBe(last);
    await opens(boss);
    await boss.clicks("Undo the whole import");
    await carriedOn(office);
    expect(await touchesOf(office)).toHaveLength(1);
    expect(await lastContact(office)).toBe(last);
    expect(await customersKept(office)).toEqual(before);
    // The same table again is new again.
    expect((await checks(office, boss, visits)).words).toMatch(/New\W+3/);
    expect(office.failures).toEqual([]);
  });

  test("give a deal back the contact that it had, and keep a customer that somebody has worked with since", async () => {
    const { office, boss } = await company();
    const before = await lastContact(office);
    await checks(office, boss, visits);
    await boss.clicks("Import 3 rows");
    await carriedOn(office);
    await boss.says("/customer visit 远大 met the CFO");
    await opens(boss);
    await boss.clicks("Undo the whole import");
    await carriedOn(office);
    expect((await opens(boss)).words).toContain("远大");
    expect(await lastContact(office)).toBe(before);
    expect((await touchesOf(office)).map(({ customer }) => customer)).toEqual(["远大"]);
    expect(office.failures).toEqual([]);
  });

  test("are never the importer's: who is not named is asked for; days to come and strangers are left out", async () => {
    const { office, boss } = await company();
    const { words } = await checks(
      office,
      boss,
      list(
        "华信科技,2027-11-20,拜访,以后,,,Fang",
        "华信科技,2026-11-10,拜访,谁,,,Nobody Known",
        "华信科技,2026-11-10,拜访,太久,,5000,Fang",
      ),
    );
    expect(words).toContain("2027-11-20 is to come");
    expect(words).toContain("People not known here: Nobody Known");
    expect(words).toContain("“5000” is no length in minutes");
    const anonymous = table(
      "calls.csv",
      "customer,date,type,notes",
      "华信科技,2026-11-10,Phone call,liked it",
    );
    expect((await checks(office, boss, anonymous)).words).toContain("no owner: say whose the rows are");
    await boss.clicks("Say whose the rows are");
    const fang = await database.prisma.member.findFirstOrThrow({
      where: { workspaceId: office.workspaceId, name: "Fang" },
    });
    await boss.fills({ owner: fang.id });
    await carriedOn(office);
    await opens(boss);
    await boss.clicks("Import 1 row");
    await carriedOn(office);
    expect(await touchesOf(office)).toMatchObject([{ who: "Fang", kind: "call" }]);
    expect(office.failures).toEqual([]);
  });

  test("of a manager are those of their people", async () => {
    const { office } = await company();
    const east = await office.team("East");
    const manager = await office.joins("Chen", { role: "manager" });
    await office.leads(manager.id, east);
    await office.joins("Wang", { team: east });
    const { words } = await checks(
      office,
      manager,
      list(
        "新客户,2026-11-10,拜访,聊了,,,Wang",
        "新客户,2026-11-11,拜访,聊了,,,Fang",
        "华信科技,2026-11-10,拜访,聊了,,,Wang",
      ),
    );
    expect(words).toMatch(/New\W+1/);
    expect(words).toContain("Fang is not one of your people");
    expect(words).toContain("华信科技 is a customer of people who are not yours");
    expect(office.failures).toEqual([]);
  });
});
