/** A team list makes members, teams and who leads whom, and all of it goes again but for what somebody has worked with. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../../src/database/open-database.ts";
import { freshDatabase, oneDatabase } from "../../fakes/database.ts";
import { carriedOn, checks, opens, table } from "../../fakes/office/imports.ts";
import { openOffice } from "../../fakes/office/office.ts";

/** Reps, two managers to an office, as a CRM exports them. */
const offices = table(
  "sales_teams.csv",
  "sales_agent,manager,regional_office",
  "Ada North,Max Frei,Central",
  "Ben Ode,Max Frei,Central",
  "Cleo Pine,Ida Roth,Central",
  "Dan Quist,Kai Sund,West",
  "Eve Rask,Kai Sund,West",
);

describe.each(oneDatabase)("a team list on %s", (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database.close());

  async function company() {
    const office = await openOffice(database);
    const boss = await office.joins("Boss", { role: "admin" });
    return { office, boss };
  }
  /** "Ada North, rep of Central · Max Frei" */
  const people = async (workspaceId: string) => {
    const all = await database.prisma.member.findMany({
      where: { workspaceId },
      include: { team: true },
      orderBy: { name: "asc" },
    });
    return all.map(({ name, role, team, email }) =>
      [`${name}, ${role}`, team && `of ${team.name}`, email].filter(Boolean).join(" "),
    );
  };
  /** "West < Kai Sund", "Central · Max Frei in Central < Max Frei" */
  const teams = async (workspaceId: string) => {
    const all = await database.prisma.team.findMany({
      where: { workspaceId },
      include: { parent: true, manager: true },
      orderBy: { name: "asc" },
    });
    return all.map(({ name, parent, manager }) =>
      [name, parent && `in ${parent.name}`, manager && `< ${manager.name}`].filter(Boolean).join(" "),
    );
  };
  const takesBack = async (
    office: Awaited<ReturnType<typeof openOffice>>,
    boss: Parameters<typeof opens>[0],
  ) => {
    await opens(boss);
    await boss.clicks("Undo the whole import");
    await carriedOn(office);
    return (await opens(boss)).words;
  };

  test("makes who is missing, an office a team, and each of several managers one within it", async () => {
    const { office, boss } = await company();
    const { words } = await checks(office, boss, offices);
    expect(words).toMatch(/New\W+5/);
    expect(words).toContain("Teams that are made: Central, Central · Max Frei, Central · Ida Roth and West.");
    expect(words).toContain("New members who lead: Max Frei, Ida Roth and Kai Sund.");
    expect(words).toContain("New members have no account yet.");
    expect(await people(office.workspaceId)).toEqual(["Boss, admin"]);
    await boss.clicks("Import 5 rows");
    await carriedOn(office);
    expect(await people(office.workspaceId)).toEqual([
      "Ada North, rep of Central · Max Frei",
      "Ben Ode, rep of Central · Max Frei",
      "Boss, admin",
      "Cleo Pine, rep of Central · Ida Roth",
      "Dan Quist, rep of West",
      "Eve Rask, rep of West",
      "Ida Roth, manager of Central · Ida Roth",
      "Kai Sund, manager of West",
      "Max Frei, manager of Central · Max Frei",
    ]);
    expect(await teams(office.workspaceId)).toEqual([
      "Central",
      "Central · Ida Roth in Central < Ida Roth",
      "Central · Max Frei in Central < Max Frei",
      "West < Kai Sund",
    ]);
    expect((await checks(office, boss, offices)).words).toContain("would change nothing");
    await boss.says("/funnel imports");
    await boss.clicks("Show", 1);
    await boss.clicks("Undo the whole import");
    await carriedOn(office);
    expect(await people(office.workspaceId)).toEqual(["Boss, admin"]);
    expect(await teams(office.workspaceId)).toEqual([]);
    expect((await boss.says("/team audit")).words).toContain(
      "took back the import of sales_teams.csv (a team list)",
    );
    // And it can be made anew.
    expect((await checks(office, boss, offices)).words).toMatch(/New\W+5/);
    expect(office.failures).toEqual([]);
  });

  test("changes who is there: team, role, address and quota, and sets it back", async () => {
    const { office, boss } = await company();
    const east = await office.team("East");
    const south = await office.team("South");
    const fang = await office.joins("Fang", { team: south });
    const chen = await office.joins("Chen", { team: east });
    await office.asks(fang.id, "2026-Q4", 10_00n);
    const before = [await people(office.workspaceId), await teams(office.workspaceId)];
    const file = table(
      "team.csv",
      "Name,Manager,Team,E-mail,Quota",
      "Chen,Boss,East,chen@xinghe.example,",
      "Fang,Chen,East,Fang@Xinghe.example,20",
      "Lu,,,lu@xinghe.example,30",
      "Ma,Chen,East,no address,1",
      "Mo,Chen,East,lu@xinghe.example,1",
      "Mi,Chen,East,,-1",
    );
    const { words } = await checks(office, boss, file);
    expect(words).toMatch(/New\W+1/);
    expect(words).toMatch(/Changed\W+2/);
    expect(words).toContain("“no address” is no e-mail address");
    expect(words).toContain("lu@xinghe.example is Lu's");
    expect(words).toContain("an amount below zero");
    expect(words).toContain("The quotas are those of Q4 2026.");
    await boss.clicks("Import 3 rows");
    await carriedOn(office);
    expect(await people(office.workspaceId)).toEqual([
      "Boss, admin",
      "Chen, manager of East chen@xinghe.example",
      "Fang, rep of East fang@xinghe.example",
      "Lu, rep of East lu@xinghe.example",
    ]);
    expect(await teams(office.workspaceId)).toEqual(["East < Chen", "South"]);
    await opens(boss);
    expect((await boss.clicks("Show the teams")).words).toContain("East");
    const quotas = () =>
      database.prisma.quota.findMany({
        where: { workspaceId: office.workspaceId },
        orderBy: { amountMinor: "asc" },
      });
    expect((await quotas()).map(({ amountMinor }) => amountMinor)).toEqual([20_00n, 30_00n]);
    expect((await checks(office, boss, file)).words).toContain("would change nothing");
    await boss.says("/funnel imports");
    await boss.clicks("Show", 1);
    await boss.clicks("Undo the whole import");
    await carriedOn(office);
    expect([await people(office.workspaceId), await teams(office.workspaceId)]).toEqual(before);
    expect((await quotas()).map(({ amountMinor }) => amountMinor)).toEqual([10_00n]);
    expect(chen.id).toBeTruthy();
    expect(office.failures).toEqual([]);
  });

  test("teams nest as the list says: by a path, and by whom a leader reports to", async () => {
    const { office, boss } = await company();
    await checks(
      office,
      boss,
      table(
        "team.csv",
        "姓名,主管,团队",
        "总,,总部",
        "王,总,华东",
        "李,王,华东",
        "赵,李,华东/上海",
        "孙,李,华东/上海",
        "钱,钱二,华南",
        "钱二,钱,华南",
      ),
    );
    const { words } = await opens(boss);
    expect(words).toContain("would report to themselves");
    await boss.clicks("Import 5 rows");
    await carriedOn(office);
    expect(await teams(office.workspaceId)).toEqual(["上海 in 华东 < 李", "华东 in 总部 < 王", "总部 < 总"]);
    expect(await people(office.workspaceId)).toContain("李, manager of 华东");
    expect(office.failures).toEqual([]);
  });

  test("which quarter the quotas are of is chosen, and they can be left out", async () => {
    const { office, boss } = await company();
    const file = table("team.csv", "Name,Manager,Quota", "Fang,Boss,20", "Li,Boss,30");
    await checks(office, boss, file);
    await boss.clicks("Of Q1 2027 instead");
    await carriedOn(office);
    expect((await opens(boss)).words).toContain("The quotas are those of Q1 2027.");
    await boss.clicks("Import 2 rows");
    await carriedOn(office);
    const quotas = await database.prisma.quota.findMany({ where: { workspaceId: office.workspaceId } });
    expect(quotas.map(({ from }) => from.toISOString().slice(0, 10))).toEqual(["2027-01-01", "2027-01-01"]);
    // Without teams in the list, the manager's is called after them.
    expect(await teams(office.workspaceId)).toEqual(["Boss < Boss"]);
    await takesBack(office, boss);
    await checks(office, boss, file);
    await boss.clicks("Leave quotas out");
    await carriedOn(office);
    expect((await opens(boss)).words).toContain("The quotas are left out.");
    await boss.clicks("Import 2 rows");
    await carriedOn(office);
    expect(await database.prisma.quota.count({ where: { workspaceId: office.workspaceId } })).toBe(0);
    expect(office.failures).toEqual([]);
  });

  test("taken back, whom somebody has worked with since stays, with their team, and is named", async () => {
    const { office, boss } = await company();
    await checks(office, boss, offices);
    await boss.clicks("Import 5 rows");
    await carriedOn(office);
    await boss.says("/team quota Dan Quist 100k");
    await boss.says("/team role Ben Ode manager");
    await boss.says("/team rename West Coast");
    const words = await takesBack(office, boss);
    expect(words).toContain("the import is taken back");
    for (const name of ["Dan Quist", "Ben Ode", "Coast"]) expect(words).toContain(name);
    expect(await people(office.workspaceId)).toEqual([
      "Ben Ode, manager of Central · Max Frei",
      "Boss, admin",
      "Dan Quist, rep of Coast",
    ]);
    expect(await teams(office.workspaceId)).toEqual(["Central", "Central · Max Frei in Central", "Coast"]);
    expect(office.failures).toEqual([]);
  });

  test("whoever comes in with the address of the list is that member, and keeps it", async () => {
    const { office, boss } = await company();
    await office.joins("Chen");
    await checks(
      office,
      boss,
      table(
        "team.csv",
        "Name,Manager,E-mail",
        "Fang,Boss,fang@xinghe.example",
        "Chen,Boss,chen@xinghe.example",
        "Li,Boss,li@xinghe.example",
      ),
    );
    await boss.clicks("Import 3 rows");
    await carriedOn(office);
    await office.stranger("Fang W", "fang@xinghe.example").says("/deal list");
    await office.stranger("Chen at Slack", "chen@xinghe.example").says("/deal list");
    const words = await takesBack(office, boss);
    expect(words).toContain("Fang");
    expect(words).toContain("Chen");
    const mails = await database.prisma.member.findMany({
      where: { workspaceId: office.workspaceId },
      orderBy: { email: "asc" },
    });
    expect(mails.map(({ email }) => email)).toEqual(["chen@xinghe.example", "fang@xinghe.example", null]);
    expect(office.failures).toEqual([]);
  });

  test("only admins import one", async () => {
    const { office } = await company();
    const lead = await office.joins("Lead", { role: "manager" });
    await lead.sendsFiles([offices]);
    const shown = (await lead.clicks("Read it as a table")).words;
    expect(shown).toContain("Importing such a table is up to an admin.");
    expect(shown).not.toContain("Check and import");
  });
});
