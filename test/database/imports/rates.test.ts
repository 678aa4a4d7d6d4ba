/** Exchange rates from a spreadsheet are set at once, and stand again as they stood when the table is taken back. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../../src/database/open-database.ts";
import { freshDatabase, oneDatabase } from "../../fakes/database.ts";
import { carriedOn, checks, opens, table } from "../../fakes/office/imports.ts";
import { openOffice } from "../../fakes/office/office.ts";
import { buttonsOf } from "../../fakes/office/reading.ts";

describe.each(oneDatabase)("exchange rates of a table on %s", (kind) => {
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
  const standing = async (workspaceId: string) => {
    const rows = await database.prisma.exchangeRate.findMany({
      where: { workspaceId },
      orderBy: [{ currency: "asc" }, { from: "asc" }],
    });
    return rows.map(({ currency, from, worth }) => `${currency} ${from.toISOString().slice(0, 10)} ${worth}`);
  };

  test("are told first: new, changed, unchanged, and why a row is left out", async () => {
    const { office, boss } = await company();
    await boss.says("/team rates USD 7.1 from 2026-09-01");
    await boss.says("/team rates EUR 7.7 from 2026-09-01");
    const { words } = await checks(
      office,
      boss,
      table(
        "rates.csv",
        "Currency;From;Rate",
        "USD;2026-09-01;7.12",
        "EUR;2026-09-01;7.7",
        "JPY;2026-09-01;0.048",
        "USD;2026-10-01;0.14",
        "CNY;2026-09-01;1",
        "EUR;2026-10-01;about 8",
        "JPY;2026-09-01;0.049",
        "EUR;2026-11-01;7,75",
      ),
    );
    expect(words).toMatch(/New\W+3/);
    expect(words).toMatch(/Changed\W+1/);
    expect(words).toMatch(/Unchanged\W+1/);
    expect(words).toMatch(/Left out\W+3/);
    expect(words).toContain("CNY is the company's own currency");
    expect(words).toContain("“about 8” is no rate");
    expect(words).toContain("row 4 says otherwise about the same");
    expect(words).toContain("USD 0.14, against 7.1 before");
    expect(await standing(office.workspaceId)).toEqual(["EUR 2026-09-01 7.7", "USD 2026-09-01 7.1"]);
    await boss.clicks("Import 4 rows");
    await carriedOn(office);
    expect(await standing(office.workspaceId)).toEqual([
      "EUR 2026-09-01 7.7",
      "EUR 2026-11-01 7.75",
      "JPY 2026-09-01 0.048",
      "USD 2026-09-01 7.12",
      "USD 2026-10-01 0.14",
    ]);
    await opens(boss);
    expect((await boss.clicks("Show the rates")).words).toContain("JPY");
    const audit = (await boss.says("/team audit settings")).words;
    expect(audit).toContain("Boss imported rates.csv (exchange rates)");
    expect(office.failures).toEqual([]);
  });

  test("once more they change nothing; taken back, only what was set since stays", async () => {
    const { office, boss } = await company();
    const file = table(
      "rates.csv",
      "Currency,From,Rate",
      "USD,2026-09-01,7.12",
      "EUR,2026-09-01,7.7",
      "EUR,2026-09-01,7.70",
    );
    await checks(office, boss, file);
    await boss.clicks("Import 2 rows");
    await carriedOn(office);
    expect((await checks(office, boss, file)).words).toContain("would change nothing");
    await boss.says("/team rates USD 7.2 from 2026-09-01");
    await boss.says("/funnel imports");
    await boss.clicks("Show", 1);
    await boss.clicks("Undo the whole import");
    await carriedOn(office);
    await boss.says("/funnel imports");
    const { words } = await boss.clicks("Show", 1);
    expect(words).toContain("the import is taken back");
    expect(words).toContain("USD 2026-09-01");
    expect(await standing(office.workspaceId)).toEqual(["USD 2026-09-01 7.2"]);
    expect((await boss.says("/team audit settings")).words).toContain(
      "Boss took back the import of rates.csv",
    );
    expect(office.failures).toEqual([]);
  });

  test("whoever may not set rates may not import them", async () => {
    const { office } = await company();
    const lead = await office.joins("Lead", { role: "manager" });
    await lead.sendsFiles([table("rates.csv", "Currency,From,Rate", "USD,2026-09-01,7.12")]);
    const shown = (await lead.clicks("Read it as a table")).words;
    expect(shown).toContain("Importing such a table is up to an admin.");
    expect(shown).not.toContain("Check and import");
    // A card of before may still have the button.
    const { values } = buttonsOf(lead.card!).find(({ action }) => action === "sheet.correct")!;
    expect((await lead.presses({ action: "import.begin", values: values! })).words).toContain(
      "Importing such a table is up to an admin.",
    );
    expect(office.failures).toEqual([]);
  });

  test("whoever may no longer set rates sets none, though they have said yes to it", async () => {
    const { office, boss } = await company();
    await checks(office, boss, table("rates.csv", "Currency,From,Rate", "USD,2026-09-01,7.12"));
    await boss.clicks("Import 1 row");
    await database.prisma.member.update({ where: { id: boss.id }, data: { role: "rep" } });
    await carriedOn(office);
    expect(await standing(office.workspaceId)).toEqual([]);
    const [one] = await database.prisma.import.findMany({ where: { workspaceId: office.workspaceId } });
    expect([one?.state, one?.fault]).toEqual(["cancelled", "not-allowed"]);
    expect(office.failures).toEqual([]);
  });

  test("imported and taken back they stand exactly as before", async () => {
    const rate = fc.record({
      currency: fc.constantFrom("USD", "EUR", "JPY"),
      day: fc.integer({ min: 1, max: 9 }).map((day) => `2026-09-0${day}`),
      worth: fc.integer({ min: 1, max: 9_999 }).map((worth) => String(worth / 1000)),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(rate, { maxLength: 6 }),
        fc.array(rate, { minLength: 1, maxLength: 8 }),
        async (there, told) => {
          const { office, boss } = await company();
          for (const { currency, day, worth } of there)
            await database.prisma.exchangeRate.upsert({
              where: {
                workspaceId_into_currency_from: {
                  ...{ workspaceId: office.workspaceId, into: "CNY", currency, from: new Date(day) },
                },
              },
              create: {
                ...{ workspaceId: office.workspaceId, into: "CNY", currency, worth, from: new Date(day) },
              },
              update: { worth },
            });
          const before = await standing(office.workspaceId);
          const lines = told.map(({ currency, day, worth }) => `${currency},${day},${worth}`);
          const { words } = await checks(office, boss, table("rates.csv", "Currency,From,Rate", ...lines));
          const [go] = /Import \d+ rows?/.exec(words) ?? [];
          if (go === undefined) return;
          await boss.clicks(go);
          await carriedOn(office);
          expect(await standing(office.workspaceId)).not.toEqual(before);
          await opens(boss);
          await boss.clicks("Undo the whole import");
          await carriedOn(office);
          expect(await standing(office.workspaceId)).toEqual(before);
        },
      ),
      { numRuns: 5 },
    );
  });
});
