/** The CRM that the company pays for beside us: the ids of its deals, and a week's changes as its file of updates. */
import { describe, expect, test } from "vitest";
import { exportWords } from "../../src/exports/words.ts";
import { callExternally } from "../../src/external-ids/external-ids.ts";
import { oneDatabase } from "../fakes/database.ts";
import { logged } from "../fakes/office/deals.ts";
import { exportedBytes, exportedSheets } from "../fakes/office/exported.ts";
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

  test("the week's changes are updates of what is there, and what is new there, within one's reach", async () => {
    await fang.says("/deal crm ACME 006Dn01");
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
          ...{ OwnerId: "005Fang", "Owner.Name": "Fang" },
        },
      ],
    });
    expect(others?.head).not.toContain("Id");
    expect(others?.rows).toMatchObject([{ Name: expect.stringContaining("Globex"), Amount: 50_000 }]);
    await fang.says("/deal export changes");
    const csv = await fang.clicks(words.files.updates);
    const text = Buffer.from(await exportedBytes(office.database, csv.file)).toString();
    expect(text).toMatch(
      /^\ufeffId,Name,Account\.Name,StageName,Amount,CurrencyIsoCode,CloseDate,Probability,/,
    );
    expect(text).toContain("100000.00,CNY,2026-12-20,");
    expect((await boss.says("/deal export changes")).words).toContain(words.changed(3));
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
