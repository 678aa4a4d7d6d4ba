/** The CRM that the company pays for beside us: the ids of its deals, and a week's changes as its file of updates. */
import { describe, expect, test } from "vitest";
import { exportWords } from "../../src/exports/words.ts";
import { allCalledThere, callExternally } from "../../src/external-ids/external-ids.ts";
import { pageWords } from "../../src/pages/words.ts";
import { oneDatabase } from "../fakes/database.ts";
import { logged } from "../fakes/office/deals.ts";
import { exportedBytes, exportedSheets } from "../fakes/office/exported.ts";
import { checks, table } from "../fakes/office/imports.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../fakes/office/office.ts";

const words = exportWords("en");

describe.each(oneDatabase)("the CRM beside us, on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  let li: Colleague;
  let boss: Colleague;

  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
    li = await office.joins("Li");
    boss = await office.joins("Boss", { role: "admin" });
    await logged(fang, "ACME 100k 12/20");
    await logged(fang, "Globex 50k 12/22");
    await logged(li, "Initech USD 30k 12/24");
  });

  const externalIds = () =>
    office.database.prisma.externalId.findMany({
      where: { workspaceId: office.workspaceId, subject: "deal" },
      select: { value: true },
      orderBy: { value: "asc" },
    });

  test("an id is set by a line or a form, stands on the card and in the history, and is undone", async () => {
    expect((await fang.says("/deal crm ACME 006Dn01")).words).toContain("CRM: 006Dn01");
    await fang.says("/deal crm ACME");
    expect(fang.form?.fields[0]?.value).toBe("006Dn01");
    expect((await fang.fills({ externalId: "two words" })).errors).toEqual({ externalId: words.idOneWord });
    expect((await fang.fills({ externalId: "006Dn02" })).words).toContain("CRM: 006Dn02");
    expect((await fang.says("/deal history ACME")).words).toContain("Fang set its CRM id: 006Dn02");
    expect((await fang.says("/deal undo")).words).toContain("Undone on #1 ACME: the CRM id 006Dn02");
    expect(await externalIds()).toEqual([{ value: "006Dn01" }]);
    await fang.says("/商机 外部编号 ACME 无");
    expect(await externalIds()).toEqual([]);
    await fang.says("/deal undo");
    expect(await externalIds()).toEqual([{ value: "006Dn01" }]);
  });

  test("is no other deal's, and nobody sets it for deals of others", async () => {
    await fang.says("/deal crm ACME 006Dn01");
    expect((await fang.says("/deal crm Globex 006Dn01")).refusal).toBe(words.taken("006Dn01"));
    expect((await li.says("/deal crm #1 006Dn09")).refusal).toBeDefined();
    expect(await externalIds()).toEqual([{ value: "006Dn01" }]);
  });

  test("a customer has one, too: set by a line or a form, on its card, undone, and known in a table", async () => {
    const called = () =>
      office.database.prisma.externalId
        .findMany({
          where: { workspaceId: office.workspaceId, subject: "customer" },
          orderBy: { value: "asc" },
        })
        .then((rows) => rows.map(({ value }) => value));
    const set = await fang.says("/customer crm ACME 001Dn01");
    expect(set.words).toContain("ACME is 001Dn01 in the CRM.");
    expect(set.words).toContain("CRM: 001Dn01");
    await fang.says("/customer crm ACME");
    expect(fang.form?.fields[0]?.value).toBe("001Dn01");
    const page = pageWords("en");
    expect((await fang.fills({ externalId: "two words" })).errors).toEqual({ externalId: page.callOneWord });
    expect((await fang.fills({ externalId: "001Dn02" })).words).toContain("CRM: 001Dn02");
    expect((await fang.says("/customer crm Globex 001Dn02")).refusal).toContain("another customer already");
    expect((await li.says("/customer crm ACME 001Dn09")).refusal).toBeDefined();
    expect((await fang.says("/customer ACME")).words).toContain("CRM: 001Dn02");
    expect((await fang.says("/deal undo")).words).toContain("Undone: the CRM id of ACME.");
    expect(await called()).toEqual(["001Dn01"]);
    expect((await fang.says("/客户 外部编号 ACME 无")).words).toContain("no CRM id anymore");
    expect(await called()).toEqual([]);
    await fang.says("/deal undo");
    expect(await called()).toEqual(["001Dn01"]);
    // By its id, whatever the table calls it.
    const list = table("accounts.csv", "Account ID,Customer,Industry", "001Dn01,Acme Holding,Steel");
    const { words: said } = await checks(office, boss, list);
    expect(said).toMatch(/Changed\W+1/);
    expect(said).not.toMatch(/New\W+1/);
  });

  test("what a file called a customer comes back as a whole, and nothing does once it is called otherwise", async () => {
    const { id } = await office.database.prisma.customer.findFirstOrThrow({
      where: { workspaceId: office.workspaceId, name: "ACME" },
    });
    const called = () => allCalledThere(office.database.prisma, office.workspaceId, "customer", id);
    await callExternally(office.database.prisma, office.workspaceId, "customer", [
      { value: "C-1", subjectId: id },
      { value: "C-2", subjectId: id },
    ]);
    await fang.says("/customer crm ACME 001Dn01");
    expect(await called()).toEqual(["001Dn01"]);
    await fang.says("/deal undo");
    expect(await called()).toEqual(["C-1", "C-2"]);
    await fang.says("/customer crm ACME 001Dn01");
    await boss.says("/customer crm ACME 001Dn02");
    expect((await fang.says("/deal undo")).refusal).toContain("since then ACME has got another CRM id");
    expect(await called()).toEqual(["001Dn02"]);
  });

  test("the week's changes are updates of what is there, and what is new there, within one's reach", async () => {
    await fang.says("/deal crm ACME 006Dn01");
    await fang.says("/customer crm ACME 001Dn01");
    await callExternally(office.database.prisma, office.workspaceId, "member", [
      { value: "005Fang", subjectId: fang.id },
    ]);
    expect((await fang.says("/deal export changes")).words).toContain(words.changed(2));
    const { file } = await fang.clicks(words.files.workbook);
    const [updates, others] = await exportedSheets(office.database, file);
    expect(updates).toMatchObject({
      name: "Updates",
      rows: [
        {
          Id: "006Dn01",
          Name: expect.stringContaining("ACME"),
          ...{ StageName: "Prospect", Amount: 100_000, CloseDate: "2026-12-20" },
          ...{ OwnerId: "005Fang", "Owner.Name": "Fang", AccountId: "001Dn01" },
        },
      ],
    });
    expect(others?.head).not.toContain("Id");
    expect(others?.rows).toMatchObject([{ Name: expect.stringContaining("Globex"), Amount: 50_000 }]);
    expect(others?.rows[0]?.AccountId ?? "").toBe("");
    await fang.says("/deal export changes");
    const csv = await fang.clicks(words.files.updates);
    const text = Buffer.from(await exportedBytes(office.database, csv.file)).toString();
    expect(text).toMatch(
      /^\ufeffId,Name,Account\.Name,AccountId,StageName,Amount,CurrencyIsoCode,CloseDate,Probability,/,
    );
    expect(text).toContain("100000.00,CNY,2026-12-20,");
    expect((await boss.says("/deal export changes")).words).toContain(words.changed(3));
  });

  test("a customer that another was merged into is known there by that one's id", async () => {
    await fang.says("/customer crm Globex 001Dn02");
    await boss.says("/customer merge Globex into ACME");
    await boss.clicks("Merge into ACME");
    await boss.says("/deal export changes");
    const [, others] = await exportedSheets(office.database, (await boss.clicks(words.files.workbook)).file);
    expect(others?.rows.map((row) => row.AccountId ?? "")).toEqual(["001Dn02", "001Dn02", ""]);
    await boss.says("/customer crm ACME 001Dn01");
    await boss.says("/deal export changes");
    const [, after] = await exportedSheets(office.database, (await boss.clicks(words.files.workbook)).file);
    expect(after?.rows.map((row) => row.AccountId ?? "")).toEqual(["001Dn01", "001Dn01", ""]);
  });

  test("the templates of 纷享销客 and HubSpot have the customer's id, too", async () => {
    await fang.says("/customer crm ACME 001Dn01");
    for (const [preset, column] of [
      ["fxiaoke", "客户编号"],
      ["hubspot", "Associated Company IDs"],
    ] as const) {
      await boss.presses({ action: "settings.crm", values: {} });
      await boss.fills({ preset });
      await fang.says("/deal export changes");
      const [, others] = await exportedSheets(
        office.database,
        (await fang.clicks(words.files.workbook)).file,
      );
      expect(others?.rows[0]?.[column]).toBe("001Dn01");
    }
  });

  test("a week has what changed in it, and no other", async () => {
    office.itIs("2026-11-24T10:00");
    expect((await fang.says("/deal export changes")).words).toContain(words.nothingChanged);
    expect((await fang.says("/deal export changes last week")).words).toContain(words.changed(2));
    await fang.says("/deal update Globex 60k");
    expect((await fang.says("/商机 导出本周变更")).words).toContain(words.changed(1));
    expect((await fang.says("/deal export changes in May")).refusal).toBe(words.whichWeek);
  });

  test("an admin says which system it is, and how it calls columns and stages", async () => {
    await boss.says("/team settings");
    await boss.clicks(words.settingsTitle);
    const wrong = await boss.fills({ preset: "hubspot", stages: "Prospect Appointment" });
    expect(wrong.errors).toEqual({ stages: words.badLine("Prospect Appointment") });
    expect((await boss.fills({ columns: "Nonsense = x", stages: "" })).errors).toEqual({
      columns: words.unknownName("Nonsense"),
    });
    await boss.fills({
      columns: "Deal Stage = Phase\nNext step = -",
      stages: "Prospect = Appointment scheduled\nlost = Verloren",
    });
    await fang.says("/deal lose Globex");
    await fang.fills({ lostReason: "price" });
    await fang.says("/deal export changes");
    const [, others] = await exportedSheets(office.database, (await fang.clicks(words.files.workbook)).file);
    expect(others?.head).toContain("Phase");
    expect(others?.head).not.toContain("Next step");
    expect(others?.rows.map((row) => row.Phase)).toEqual(["Appointment scheduled", "Verloren"]);
    expect(others?.rows[0]?.["Deal probability"]).toBeLessThanOrEqual(1);
    await fang.says("/team settings");
    expect((await fang.presses({ action: "settings.crm", values: {} })).refusal).toBeDefined();
  });

  test("a list that is exported carries the ids", async () => {
    await fang.says("/deal crm ACME 006Dn01");
    const [deals] = await exportedSheets(office.database, (await fang.says("/deal list export")).file);
    expect(deals?.rows[0]).toMatchObject({ Customer: "ACME", "External ID": "006Dn01" });
    expect(office.failures).toEqual([]);
  });
});
