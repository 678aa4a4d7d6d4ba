/** Tables that an operator takes over by a command: what would happen, what did, and what is left out. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../../src/config/config.ts";
import type { Database } from "../../../src/database/open-database.ts";
import { runAdmin } from "../../../src/operator/run-admin.ts";
import { freshDatabase } from "../../fakes/database.ts";
import { png } from "../../fakes/office/harmless-files.ts";
import { openOffice } from "../../fakes/office/office.ts";
import { workbookOf, zipOf } from "../../fakes/office/zip-of.ts";

const deals = [
  "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value",
  "A1,Fang,GTXPro,Isdom,Won,2026-02-10,2026-05-11,4514",
  "A2,Somebody New,GTX Pro,Cancity,Engaging,2026-10-02,,100",
  "A3,Fang,GTX Pro,Cancity,Mystery,2026-10-02,,100",
].join("\n");
const sales = ["Customer,Amount,Date", "Isdom,100,2026-01-05", "Isdom,100,2026-01-05"].join("\n");

const textCell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
/** Two sheets of the same rows. */
const months = zipOf(
  workbookOf(
    2,
    `<row r="1">${textCell("A1", "Customer")}${textCell("B1", "Amount")}</row>
     <row r="2">${textCell("A2", "Isdom")}<c r="B2"><v>5</v></c></row>`,
  ),
);

describe("tables from the command line", () => {
  let database: Database;
  let cwd: string;
  beforeAll(async () => {
    database = await freshDatabase("server");
    const office = await openOffice(database, { currency: "USD" });
    await office.joins("Boss", { role: "admin" });
    await office.joins("Fang");
    cwd = await mkdtemp(join(tmpdir(), "loudou-test-"));
    await writeFile(join(cwd, "deals.csv"), deals);
    await writeFile(join(cwd, "sales.csv"), sales);
    await writeFile(join(cwd, "header.csv"), "Customer,Amount,Date\n");
    await writeFile(join(cwd, "picture.xlsx"), png());
    await writeFile(join(cwd, "months.xlsx"), months);
    await writeFile(join(cwd, "days.csv"), "Customer,Amount,Date\nIsdom,100,03/04/2026\n");
  });
  afterAll(async () => {
    await database.close();
    await rm(cwd, { recursive: true, force: true });
  });

  const types = (...args: string[]) =>
    runAdmin({ command: "import", args, cwd }, { config: readConfig({ LOCALE_DEFAULT: "en" }), database });
  const rows = () =>
    Promise.all([
      database.prisma.deal.count({ where: { outcome: "won" } }),
      database.prisma.deal.count({ where: { outcome: null } }),
      database.prisma.sale.count(),
    ]);

  test("without --yes nothing is changed, and the answer says what would be", async () => {
    const { done, says, data } = await types("deals.csv");
    expect(done).toBe(true);
    expect(says).toContain("created 2, updated 0, unchanged 0, rejected 1");
    expect(says).toContain("sums: in the file $4,714; taken over $4,614");
    expect(says).toContain("Nothing was changed. With --yes it is done.");
    expect(data).toMatchObject([
      {
        ...{ kind: "deals", created: 2, rejected: 1 },
        sums: { read: [{ currency: "USD", minor: "471400" }], taken: [{ currency: "USD", minor: "461400" }] },
        reasons: [{ rows: 1, at: [4] }],
      },
    ]);
    expect(await rows()).toEqual([0, 0, 0]);
  });

  test("with --yes it is done once, and what is left out comes in a file", async () => {
    const { done, says } = await types("deals.csv", "--yes", "--left-out", "left.csv");
    expect(done).toBe(true);
    expect(says).toContain("imported · created 2");
    const left = await readFile(join(cwd, "left.csv"), "utf8");
    expect(left).toContain("A3,Fang,GTX Pro,Cancity,Mystery");
    expect(left).toContain("stage “Mystery” is not known");
    const again = await types("deals.csv", "--yes");
    expect(again.says).toContain("created 0, updated 0, unchanged 2, rejected 1");
    expect(await rows()).toEqual([1, 1, 0]);
  });

  test("of several sheets each is told by its name", async () => {
    const { says } = await types("months.xlsx");
    expect(says).toContain("months.xlsx / S1 (Sales report)");
    expect(says).toContain("months.xlsx / S2 (Sales report)");
  });

  test("what a file leaves open is asked for with the option that settles it", async () => {
    await expect(types("sales.csv", "--yes")).resolves.toMatchObject({
      done: false,
      says: expect.stringContaining("Add --twice once, or --twice each."),
    });
    await expect(types("days.csv", "--yes")).resolves.toMatchObject({
      done: false,
      says: expect.stringContaining("--days day-first|month-first"),
    });
    await expect(types("gone.csv")).resolves.toMatchObject({
      done: false,
      says: "There is no file gone.csv.",
    });
    await expect(types("picture.xlsx")).resolves.toMatchObject({
      done: false,
      says: "picture.xlsx: This isn't a table, it's PNG. Send xlsx, ods or csv.",
    });
    await expect(types("header.csv")).resolves.toMatchObject({
      done: false,
      says: expect.stringContaining("a row that names the columns"),
    });
    expect(
      (await types("sales.csv", "days.csv", "--yes", "--twice", "each", "--days", "day-first")).done,
    ).toBe(true);
    expect((await rows())[2]).toBe(3);
  });
});
