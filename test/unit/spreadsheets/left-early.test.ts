/** Who has seen enough of a sheet leaves it: nothing of it is read any more, so that a file can be looked at again and again. */
import { expect, test } from "vitest";
import { Spreadsheet } from "../../../src/spreadsheets/reading/open-spreadsheet.ts";
import { fileOf } from "../../fakes/file-of.ts";
import { longSheet } from "../../fakes/long-sheet.ts";

const count = 60_000;

test("a long sheet that is left at its beginning takes no memory for the rest of it", async () => {
  await using spreadsheet = await Spreadsheet.open(fileOf(await longSheet(count)));
  // Each would be dozens of megabytes, of the few hundred that its thread may have.
  for (let nth = 0; nth < 15; nth += 1) for await (const _ of spreadsheet.rows(0)) break;
  let rows = 0;
  for await (const batch of spreadsheet.rows(0)) rows += batch.rows.length;
  expect(rows).toBe(count + 1);
});
