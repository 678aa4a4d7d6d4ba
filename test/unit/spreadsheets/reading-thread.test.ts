/** The thread rests with the file that it has read, which is mostly the next one, too. */
import { describe, expect, test } from "vitest";
import { Spreadsheet } from "../../../src/spreadsheets/reading/open-spreadsheet.ts";
import { UnreadableSpreadsheet } from "../../../src/spreadsheets/reading/spreadsheet-problem.ts";

/** @returns also how often its bytes were asked for */
function kept(text: string, id?: string) {
  const bytes = Buffer.from(text);
  const asked = { times: 0 };
  function* pieces() {
    asked.times += 1;
    yield bytes;
  }
  const file = () => ({ ...(id && { id }), size: bytes.length, pieces: pieces() });
  return { asked, file };
}

async function firstOf(file: ReturnType<ReturnType<typeof kept>["file"]>) {
  await using spreadsheet = await Spreadsheet.open(file);
  for await (const { rows } of spreadsheet.rows(0)) return rows[0]?.cells;
  return undefined;
}

describe("a file that was read", () => {
  test("is opened again without its bytes", async () => {
    const { asked, file } = kept("Customer,Amount\nACME,5\n", "one");
    expect(await firstOf(file())).toEqual(["Customer", "Amount"]);
    expect(await firstOf(file())).toEqual(["Customer", "Amount"]);
    expect(asked.times).toBe(1);
  });

  test("is not taken for another one", async () => {
    const other = kept("Product,Price\nCRM,5\n", "other");
    const nameless = kept("Name,Mail\nAda,a@example.com\n");
    expect(await firstOf(kept("Customer,Amount\nACME,5\n", "first").file())).toEqual(["Customer", "Amount"]);
    expect(await firstOf(other.file())).toEqual(["Product", "Price"]);
    expect(await firstOf(nameless.file())).toEqual(["Name", "Mail"]);
    expect(await firstOf(nameless.file())).toEqual(["Name", "Mail"]);
    expect([other.asked.times, nameless.asked.times]).toEqual([1, 2]);
  });

  test("does not rest where something went wrong", async () => {
    const broken = kept("PK\u0003\u0004 and no more", "broken");
    await expect(firstOf(broken.file())).rejects.toThrow(UnreadableSpreadsheet);
    await expect(firstOf(broken.file())).rejects.toThrow(UnreadableSpreadsheet);
    expect(broken.asked.times).toBe(2);
    expect(await firstOf(kept("Customer,Amount\nACME,5\n", "after").file())).toEqual(["Customer", "Amount"]);
  });

  test("can be read twice at the same time", async () => {
    const { file } = kept("Customer,Amount\nACME,5\n", "same");
    const all = await Promise.all([firstOf(file()), firstOf(file()), firstOf(file())]);
    expect(all).toEqual(Array(3).fill(["Customer", "Amount"]));
  });
});
