/** Who has seen enough of a sheet leaves it: nothing of it is read any more, so that a file can be looked at again and again. */
import { expect, test } from "vitest";
import { Spreadsheet } from "../../../src/spreadsheets/reading/open-spreadsheet.ts";
import { writeWorkbook } from "../../../src/spreadsheets/writing/write-workbook.ts";
import { fileOf } from "../../fakes/file-of.ts";

const count = 60_000;

async function longSheet(): Promise<Uint8Array<ArrayBuffer>> {
  const columns = ["Customer", "Product", "Amount"].map((label) => ({ label, type: "text" as const }));
  const rows = Array.from({ length: count }, (_, nth) => [`Customer ${nth}`, `Product ${nth}`, `${nth}.50`]);
  const pieces: Uint8Array[] = [];
  for await (const piece of writeWorkbook([{ name: "sales", columns, rows }], "en")) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

test("a long sheet that is left at its beginning takes no memory for the rest of it", async () => {
  await using spreadsheet = await Spreadsheet.open(fileOf(await longSheet()));
  // Each would be dozens of megabytes, of the few hundred that its thread may have.
  for (let nth = 0; nth < 15; nth += 1) for await (const _ of spreadsheet.rows(0)) break;
  let rows = 0;
  for await (const batch of spreadsheet.rows(0)) rows += batch.rows.length;
  expect(rows).toBe(count + 1);
});
