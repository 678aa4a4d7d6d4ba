/** The tier report that teams make by hand, of a file whose customers stand exactly on the bounds (make-tiers.py). */
import { readFileSync } from "node:fs";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { workspaceSettings } from "../../../src/company/workspace-settings.ts";
import { boundsOf } from "../../../src/sales/tiers/bounds.ts";
import { salesOf } from "../../../src/sales/tiers/sales-of.ts";
import { daysOf } from "../../../src/sales/tiers/tier-period.ts";
import { tierReport } from "../../../src/sales/tiers/tier-report.ts";
import { Spreadsheet } from "../../../src/spreadsheets/reading/open-spreadsheet.ts";
import { understandFile } from "../../../src/spreadsheets/understand-file.ts";
import { fileOf } from "../../fakes/file-of.ts";

const file = new URL("../../golden/spreadsheets/tiers-on-the-bounds-openpyxl.xlsx", import.meta.url);
const company = { currency: "CNY", settings: workspaceSettings.parse({}) };
const of = { currency: "CNY", today: Temporal.PlainDate.from("2026-11-29"), fiscalStartMonth: 1 };

async function sales(asked: Partial<Parameters<typeof salesOf>[3]> = {}) {
  await using spreadsheet = await Spreadsheet.open(fileOf(readFileSync(file)));
  const [sheet] = await understandFile(spreadsheet, of);
  return await salesOf(spreadsheet, sheet!, of, asked);
}
const tiersOf = (bought: Awaited<ReturnType<typeof sales>>["bought"]) =>
  tierReport(bought, boundsOf(company)).tiers.map(({ customers }) =>
    customers.map(({ name }) => name).sort(),
  );

describe("a report on the bounds of its tiers", () => {
  test("has everybody in one tier, as the rule says: below 1万, 1–5, 5–10, 10–20, 20万 and above", async () => {
    const { bought, left, span, products } = await sales();
    expect(tiersOf(bought)).toEqual(
      [
        ["差一分一万", "五百", "退光的", "退多了"],
        ["恰好一万", "差一分五万"],
        ["恰好五万", "差一分十万"],
        ["恰好十万", "差一分二十万"],
        ["恰好二十万", "三十万"],
      ].map((names) => names.toSorted()),
    );
    expect(bought.find(({ name }) => name === "退多了")).toMatchObject({ minor: -123450n });
    expect(left).toEqual([]);
    expect(span).toEqual({ first: "2026-01-03", last: "2026-09-05" });
    expect(products.toSorted()).toEqual(["CRM 云", "OA 系统"]);
  });

  test("of one product, and of a period, the rows of these alone", async () => {
    const whole = await sales();
    const total = (all: typeof whole) => all.bought.reduce((sum, { minor }) => sum + minor, 0n);
    const [oa, crm] = [await sales({ product: "OA 系统" }), await sales({ product: "CRM 云" })];
    expect(total(oa) + total(crm)).toBe(total(whole));
    const quarters = [];
    for (const id of ["2026-Q1", "2026-Q2", "2026-Q3"])
      quarters.push(total(await sales({ days: (span) => daysOf(id, span, 1) })));
    expect(quarters.reduce((sum, one) => sum + one, 0n)).toBe(total(whole));
    expect(quarters.every((one) => one < total(whole))).toBe(true);
  });

  test("bounds that the company has set count for its own currency", () => {
    const bounds = [{ minor: "300000", currency: "CNY" }];
    const settings = workspaceSettings.parse({ tiers: { bounds } });
    expect(boundsOf({ currency: "CNY", settings })).toEqual([300_000n]);
    expect(boundsOf({ currency: "CNY", settings }, "USD")[0]).toBe(1_000_000n);
    expect(boundsOf({ currency: "JPY", settings })).toEqual([10_000n, 50_000n, 100_000n, 200_000n]);
  });
});
