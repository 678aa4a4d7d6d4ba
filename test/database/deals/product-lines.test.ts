/** Product lines of a deal: one form, whose sum is the deal's amount, shown on the card and exported. */
import { describe, expect, test } from "vitest";
import { productWords } from "../../../src/deals/products/words.ts";
import { oneDatabase } from "../../fakes/database.ts";
import { dealRow, logged } from "../../fakes/office/deals.ts";
import { inOffices } from "../../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../../fakes/office/office.ts";
import { tablesOf } from "../../fakes/office/reading.ts";

const words = productWords("en");

describe.each(oneDatabase)("product lines on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
  });

  test("make the deal's amount, are shown as a table, exported, and taken back as a whole", async () => {
    await logged(fang, "ACME 100k 12/20 Suite");
    await fang.says("/deal lines ACME");
    expect(fang.form?.fields[0]?.value).toBe("Suite 100000");
    const saved = await fang.fills({ lines: "OA ×10 @3000 -10%\nAnalytics 5000\nDays ×2.5 @1200" });
    expect(saved.words).toContain(words.sum("¥35,000"));
    expect(tablesOf(saved.card)[0]?.rows.map(({ cells }) => cells)).toEqual([
      ["OA", "10", "¥3,000", "10%", "¥27,000"],
      ["Analytics", "–", "–", "–", "¥5,000"],
      ["Days", "2.5", "¥1,200", "–", "¥3,000"],
    ]);
    expect(await dealRow(office)).toMatchObject({ amountMinor: 3_500_000n });
    await fang.says("/deal partner ACME Beta Consulting 20%");
    const csv = (await fang.says("/deal list csv")).file;
    const text = await textOf(office, csv.id);
    expect(text).toContain(
      "OA ×10 @3000 -10% = 27000.00; Analytics 5000 = 5000.00; Days ×2.5 @1200 = 3000.00",
    );
    expect(text).toContain("Beta Consulting 20%");
    await fang.says("/deal undo");
    await fang.says("/deal undo");
    expect(await dealRow(office)).toMatchObject({ amountMinor: 10_000_000n });
    await fang.says("/deal lines ACME");
    expect(fang.form?.fields[0]?.value).toBe("Suite 100000");
  });

  test("keep what was typed under a sentence about the row that is wrong", async () => {
    await logged(fang, "ACME 100k 12/20");
    await fang.says("/deal lines ACME");
    const lines = "OA ×10 @3000\nAnalytics ×0 @5";
    const wrong = await fang.fills({ lines });
    expect(wrong.errors).toEqual({ lines: words.flaws.quantity(2, "0") });
    expect(fang.form?.fields[0]?.value).toBe(lines);
    expect(await dealRow(office)).toMatchObject({ amountMinor: 10_000_000n, lines: [] });
  });

  test("in yen without, in dinar with three decimals", async () => {
    await logged(fang, "ACME JPY 100k 12/20");
    await logged(fang, "Globex KWD 100k 12/20");
    await fang.says("/deal lines ACME");
    expect((await fang.fills({ lines: "Pen ×3 @33 -7.5%" })).words).toContain("JP¥92");
    expect(await dealRow(office)).toMatchObject({ amountMinor: 92n });
    await fang.says("/deal lines Globex");
    await fang.fills({ lines: "Pen ×3 @0.333 -7.5%" });
    expect(await dealRow(office, 2)).toMatchObject({ amountMinor: 924n });
  });

  test("take the list price, the list's spelling, and show the discount against it; old lines stay as they are", async () => {
    const put = (minor: bigint) =>
      office.database.prisma.product.upsert({
        where: {
          workspaceId_key_currency: { workspaceId: office.workspaceId, key: "gtxpro", currency: "CNY" },
        },
        create: {
          ...{ workspaceId: office.workspaceId, key: "gtxpro", currency: "CNY", name: "GTX Pro" },
          priceMinor: minor,
        },
        update: { priceMinor: minor },
      });
    await put(482_100n);
    await logged(fang, "ACME 100k 12/20");
    await fang.says("/deal lines ACME");
    expect(fang.form?.fields[0]?.hint).toContain("GTX Pro ×10 -10%");
    const wrong = await fang.fills({ lines: "GTX Por ×2" });
    expect(wrong.errors).toEqual({ lines: words.flaws.near(1, "GTX Por", "GTX Pro") });
    const saved = await fang.fills({ lines: "gtxpro ×2\nGTX Pro ×10 @4000\nGTX Pro @5000 -1%" });
    const shown = [
      ["GTX Pro", "2", "¥4,821", "–", "¥9,642"],
      ["GTX Pro", "10", "¥4,000", "17.03% below list", "¥40,000"],
      ["GTX Pro", "1", "¥5,000", "2.68% above list", "¥4,950"],
    ];
    const cells = (card: Parameters<typeof tablesOf>[0]) => tablesOf(card)[0]?.rows.map((row) => row.cells);
    expect(cells(saved.card)).toEqual(shown);
    await put(400_000n);
    expect(cells((await fang.says("/deal show ACME")).card)).toEqual(shown);
    await fang.says("/deal lines ACME");
    const standing = fang.form?.fields[0]?.value;
    const more = await fang.fills({ lines: `${standing}\nGTX Pro ×3 @4000` });
    expect(cells(more.card)).toEqual([...shown, ["GTX Pro", "3", "¥4,000", "–", "¥12,000"]]);
  });

  test("ask once whether a product is another of the price list, and keep it when it is not", async () => {
    await office.database.prisma.product.create({
      data: {
        ...{ workspaceId: office.workspaceId, key: "gtxpro", currency: "CNY", name: "GTX Pro" },
        priceMinor: 482_100n,
      },
    });
    await logged(fang, "ACME 100k 12/20");
    await fang.says("/deal lines ACME");
    const lines = "GTX Por ×2 @4000 -10%\nInstallation by a partner ×2 @1200";
    const doubted = await fang.fills({ lines });
    expect(doubted.words).toContain(words.isNear("GTX Por", "GTX Pro"));
    expect(await dealRow(office)).toMatchObject({ lines: [] });
    await fang.fills({});
    expect(await dealRow(office)).toMatchObject({ amountMinor: 960_000n });
  });

  test("of a closed deal are no more changed", async () => {
    await logged(fang, "ACME 100k 12/20");
    await fang.says("/deal lose ACME");
    await fang.fills({ lostReason: "timing" });
    expect((await fang.says("/deal lines ACME")).refusal).toContain("/deal reopen #1");
  });
});

async function textOf({ database }: Office, fileId: string): Promise<string> {
  const pieces = await database.prisma.fileChunk.findMany({ where: { fileId }, orderBy: { nth: "asc" } });
  return Buffer.concat(pieces.map(({ bytes }) => bytes)).toString("utf8");
}
