/** A price list from a spreadsheet: what would change, that it does, that nothing else does, and that former prices come back. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../../src/database/open-database.ts";
import { sheetWords } from "../../../src/spreadsheets/words.ts";
import { freshDatabase, oneDatabase } from "../../fakes/database.ts";
import { carriedOn, checks, opens, table } from "../../fakes/office/imports.ts";
import { openOffice } from "../../fakes/office/office.ts";
import { tablesOf } from "../../fakes/office/reading.ts";

describe.each(oneDatabase)("a price list of a table on %s", (kind) => {
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
    const rows = await database.prisma.product.findMany({
      where: { workspaceId },
      orderBy: [{ key: "asc" }, { currency: "asc" }],
    });
    return rows.map(
      ({ name, series, priceMinor, currency }) => `${name} (${series ?? "-"}) ${priceMinor} ${currency}`,
    );
  };
  const imports = async (
    { office, boss }: Awaited<ReturnType<typeof company>>,
    ...lines: readonly string[]
  ) => {
    const { words } = await checks(office, boss, table("prices.csv", ...lines));
    await boss.clicks(/Import \d+ rows?/.exec(words)![0]);
    await carriedOn(office);
  };

  test("is told first: new, changed, unchanged, and why a row is left out", async () => {
    const { office, boss } = await company();
    await imports(
      { office, boss },
      "product,series,sales_price",
      "GTX Pro,GTX,4821",
      "MG Special,MG,55",
      "GTK 500,GTK,26768",
    );
    const { words } = await checks(
      office,
      boss,
      table(
        "prices.csv",
        "产品名称,系列,目录价,币种",
        "GTXPro,GTX,5000,CNY",
        "MG Special,MG,55,CNY",
        "MG Specail,MG,60,CNY",
        "GTK 600,GTK,30000,CNY",
        "GTK 600,GTK,31000,CNY",
        "MG Special,MG,8,USD",
        "Free talk,,面议,CNY",
        "Cheap,,-3,CNY",
      ),
    );
    expect(words).toMatch(/New\W+3/);
    expect(words).toMatch(/Changed\W+1/);
    expect(words).toMatch(/Unchanged\W+1/);
    expect(words).toMatch(/Left out\W+3/);
    expect(words).toContain("Spelled alike, and so one product: GTXPro = GTX Pro.");
    expect(words).toContain("MG Specail is not on the price list: is it MG Special?");
    expect(words).not.toContain("is it GTK 500");
    expect(words).toContain("On the price list, but not in this file: GTK 500. It stays as listed.");
    expect(words).toContain("List price: “面议” is no amount");
    expect(words).toContain("an amount below zero");
    expect(words).toContain("row 5 says otherwise about the same");
    await boss.clicks("Yes, MG Special");
    await carriedOn(office);
    const { words: again } = await opens(boss);
    expect(again).toContain("MG Specail = MG Special");
    expect(again).toContain("row 3 says otherwise about the same");
    await boss.clicks("Import 3 rows");
    await carriedOn(office);
    expect(await standing(office.workspaceId)).toEqual([
      "GTK 500 (GTK) 2676800 CNY",
      "GTK 600 (GTK) 3000000 CNY",
      "GTX Pro (GTX) 500000 CNY",
      "MG Special (MG) 5500 CNY",
      "MG Special (MG) 800 USD",
    ]);
    await opens(boss);
    expect(tablesOf((await boss.clicks("Show the price list")).card)[0]?.rows[0]?.cells).toEqual([
      ...["GTK 500", "GTK", "¥26,768"],
    ]);
    const audit = (await boss.says("/team audit settings")).words;
    expect(audit).toContain("Boss imported prices.csv (a price list)");
    expect(audit).toContain("Boss changed 3 prices of the price list");
    expect(office.failures).toEqual([]);
  });

  test("of a public sample is known without a word, a second time nothing, and taken back as a whole", async () => {
    const { office, boss } = await company();
    const file = table("products.csv", ...sample);
    await boss.sendsFiles([file]);
    const { words: read } = await boss.clicks("Read it as a table");
    expect(read).toContain("Price list");
    expect(read).not.toContain(sheetWords("en").sum);
    await checks(office, boss, file);
    await boss.clicks("Import 7 rows");
    await carriedOn(office);
    expect(await standing(office.workspaceId)).toContain("GTX Plus Basic (GTX) 109600 CNY");
    expect((await checks(office, boss, file)).words).toContain("would change nothing");
    await imports({ office, boss }, "Product,List price", "GTX Pro,1");
    await boss.says("/funnel imports");
    await boss.clicks("Show", 2);
    await boss.clicks("Undo the whole import");
    await carriedOn(office);
    await boss.says("/funnel imports");
    const { words } = await boss.clicks("Show", 2);
    expect(words).toContain("the import is taken back");
    expect(words).toContain("• GTX Pro");
    expect(await standing(office.workspaceId)).toEqual(["GTX Pro (GTX) 100 CNY"]);
    expect(office.failures).toEqual([]);
  });

  test("keeps a series that a table does not tell, and carries one down that is written once", async () => {
    const { office, boss } = await company();
    await imports({ office, boss }, "系列,产品,单价", "GTX,GTX Pro,10", ",GTX Basic,5", "MG,MG Special,3");
    await imports({ office, boss }, "产品,单价", "GTX Pro,11");
    expect(await standing(office.workspaceId)).toEqual([
      "GTX Basic (GTX) 500 CNY",
      "GTX Pro (GTX) 1100 CNY",
      "MG Special (MG) 300 CNY",
    ]);
    expect(office.failures).toEqual([]);
  });

  test("whoever may not set prices may not import them; a rep sees them", async () => {
    const { office, boss } = await company();
    const rep = await office.joins("Rep", { role: "rep" });
    expect((await rep.says("/deal prices")).words).toContain("No price list yet");
    await imports({ office, boss }, "Product,Series,List price", "GTX Pro,GTX,4821", "MG Special,MG,55");
    expect((await rep.says("/deal prices gtx-pro")).words).toContain("4,821");
    expect((await rep.says("/deal price list mg")).words).not.toContain("GTX");
    expect((await rep.says("/商机 价格表 Zeta")).words).toContain(
      "Nothing on the price list is called “Zeta”",
    );
    await rep.sendsFiles([table("prices.csv", "Product,List price", "GTX Pro,1")]);
    const shown = (await rep.clicks("Read it as a table")).words;
    expect(shown).not.toContain("Check and import");
    expect(shown).toContain("Importing such a table is up to an admin or your manager.");
    expect(office.failures).toEqual([]);
  });

  test("imported and taken back it stands exactly as before", async () => {
    const product = fc.record({
      name: fc.constantFrom("GTX Pro", "GTXPro", "MG", "GTK 500"),
      series: fc.constantFrom("", "A", "B"),
      price: fc.integer({ min: 0, max: 9_999 }),
      currency: fc.constantFrom("CNY", "USD"),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(product, { maxLength: 4 }),
        fc.array(product, { minLength: 1, maxLength: 8 }),
        async (there, told) => {
          const one = await company();
          const { office, boss } = one;
          const header = "Product,Series,List price,Currency";
          const lines = (some: typeof there) =>
            some.map(({ name, series, price, currency }) => `${name},${series},${price},${currency}`);
          if (there.length > 0) await imports(one, header, ...lines(there));
          const before = await standing(office.workspaceId);
          const { words } = await checks(office, boss, table("more.csv", header, ...lines(told)));
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

/** Of a public sample of CRM opportunities. */
const sample = [
  "product,series,sales_price",
  "GTX Basic,GTX,550",
  "GTX Pro,GTX,4821",
  "MG Special,MG,55",
  "MG Advanced,MG,3393",
  "GTX Plus Pro,GTX,5482",
  "GTX Plus Basic,GTX,1096",
  "GTK 500,GTK,26768",
];
