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
