/** Rows that were read to the end are told again without being read once more. */
import { describe, expect, test } from "vitest";
import type { Rows } from "../../../src/spreadsheets/reading/cell.ts";
import { KeptRows } from "../../../src/spreadsheets/reading/kept-rows.ts";
import { Spreadsheet } from "../../../src/spreadsheets/reading/open-spreadsheet.ts";
import { fileOf } from "../../fakes/file-of.ts";
import { workbookOf, zipOf } from "../../fakes/office/zip-of.ts";

const batches: readonly Rows[] = [
  { sheet: 0, rows: [{ at: 0, cells: ["客户", "Amount", "Paid", null, "5\ud800"] }] },
  { sheet: 0, rows: [{ at: 3, cells: ["华信", 12.5, true, { day: "2026-08-30" }] }] },
];

/** @returns also how often its top was asked for */
function source(rows = batches) {
  const begun = { times: 0 };
  async function* read() {
    begun.times += 1;
    yield* rows;
  }
  return { begun, read };
}

async function all(rows: AsyncIterable<Rows>): Promise<Rows[]> {
  const found: Rows[] = [];
  for await (const batch of rows) found.push(batch);
  return found;
}

describe("rows that are kept", () => {
  test("say the same again, and are read once", async () => {
    const [kept, { begun, read }] = [new KeptRows(), source()];
    for (let nth = 0; nth < 3; nth += 1) expect(await all(kept.of(0, read))).toEqual(batches);
    expect(begun.times).toBe(1);
  });

  test("are those of their own sheet", async () => {
    const kept = new KeptRows();
    const other = source(batches.slice(1));
    await all(kept.of(0, source().read));
    expect(await all(kept.of(1, other.read))).toEqual(batches.slice(1));
    expect(await all(kept.of(0, other.read))).toEqual(batches);
    expect(other.begun.times).toBe(1);
  });

  test("are none of a sheet that was left in the middle", async () => {
    const [kept, { begun, read }] = [new KeptRows(), source()];
    for await (const _ of kept.of(0, read)) break;
    expect(await all(kept.of(0, read))).toEqual(batches);
    expect(begun.times).toBe(2);
  });

  test("are gone once they were told for the last time, and make room", async () => {
    const [kept, { begun, read }] = [new KeptRows(260), source()];
    for (let nth = 0; nth < 2; nth += 1) expect(await all(kept.of(0, read))).toEqual(batches);
    expect(await all(kept.last(0, read))).toEqual(batches);
    for (let nth = 0; nth < 2; nth += 1) expect(await all(kept.of(1, read))).toEqual(batches);
    expect(begun.times).toBe(2);
    expect(await all(kept.last(0, read))).toEqual(batches);
    expect(begun.times).toBe(3);
  });

  test("are none where they would take more room than there is, for all sheets together", async () => {
    const [kept, { begun, read }] = [new KeptRows(260), source()];
    await all(kept.of(0, read));
    await all(kept.of(1, read));
    expect(await all(kept.of(1, read))).toEqual(batches);
    expect(await all(kept.of(0, read))).toEqual(batches);
    expect(begun.times).toBe(3);
  });
});

test("a number beyond all numbers is told as it was, the first time and later", async () => {
  const sheet = `<row r="1"><c r="A1"><v>1E400</v></c><c r="B1"><v>5</v></c></row>`;
  await using spreadsheet = await Spreadsheet.open(fileOf(zipOf(workbookOf(1, sheet))));
  const cells = ["Infinity", 5];
  for (let nth = 0; nth < 2; nth += 1)
    expect((await all(spreadsheet.rows(0)))[0]?.rows).toEqual([{ at: 0, cells }]);
});
