import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Deal, Line } from "../../../src/deals/facts/deal.ts";
import { lineOf, storedLine } from "../../../src/deals/facts/deal-columns.ts";
import { editedColumns, sumOfLines } from "../../../src/deals/facts/edits.ts";
import { belowList, lineAmount, lineText } from "../../../src/deals/facts/line-text.ts";
import { readLines } from "../../../src/deals/products/read-lines.ts";
import { PriceList } from "../../../src/price-list/price-list.ts";

const read = (text: string, currency = "CNY") => readLines(text, currency);

describe("product lines", () => {
  test.each([
    [
      "OA ×10 @3000 -10%",
      { product: "OA", minor: 2_700_000n, quantity: 10_000n, priced: { unit: 300_000n, discount: 1000 } },
    ],
    [
      "OA x10 @3000",
      { product: "OA", minor: 3_000_000n, quantity: 10_000n, priced: { unit: 300_000n, discount: 0 } },
    ],
    [
      "协同办公 ×10 @3000 9折",
      {
        product: "协同办公",
        minor: 2_700_000n,
        quantity: 10_000n,
        priced: { unit: 300_000n, discount: 1000 },
      },
    ],
    [
      "协同办公 ×10 @3000 85折",
      {
        product: "协同办公",
        minor: 2_550_000n,
        quantity: 10_000n,
        priced: { unit: 300_000n, discount: 1500 },
      },
    ],
    ["OA 30000", { product: "OA", minor: 3_000_000n }],
    ["OA ×10 30000", { product: "OA", minor: 3_000_000n, quantity: 10_000n }],
    [
      "OA 3万 -10%",
      { product: "OA", minor: 2_700_000n, quantity: 1_000n, priced: { unit: 3_000_000n, discount: 1000 } },
    ],
    [
      "Days ×2.5 @1200",
      { product: "Days", minor: 300_000n, quantity: 2_500n, priced: { unit: 120_000n, discount: 0 } },
    ],
    [
      "X1 Server ×3 @12.5k",
      {
        product: "X1 Server",
        minor: 3_750_000n,
        quantity: 3_000n,
        priced: { unit: 1_250_000n, discount: 0 },
      },
    ],
    [
      "Free trial @0",
      { product: "Free trial", minor: 0n, quantity: 1_000n, priced: { unit: 0n, discount: 0 } },
    ],
    [
      "Pen ×3 @0.33 -7.5%",
      { product: "Pen", minor: 92n, quantity: 3_000n, priced: { unit: 33n, discount: 750 } },
    ],
  ])("%s", (text, line) => expect(read(text)).toEqual([line]));

  test.each([
    ["×10 @3000", "name"],
    ["OA ×0 @3000", "quantity"],
    ["OA ×-3 @3000", "quantity"],
    ["OA ×1.2345 @3000", "quantity"],
    ["OA ×10 @plenty", "price"],
    ["OA ×10 @1.234", "price"],
    ["OA ×10 @3000 -110%", "discount"],
    ["OA ×10 30000 -10%", "discount"],
    ["OA ×10 @USD3000", "currency"],
    ["OA ×1000000 @1000000000", "too-much"],
    ["OA ×10", "no-amount"],
    ["OA", "no-amount"],
  ])("%s: %s", (text, code) => expect(read(`Fine 1\n${text}`)).toMatchObject({ row: 2, code }));

  test("twenty at most; empty rows are none", () => {
    expect(read("\n\nOA 1\n\n")).toHaveLength(1);
    expect(read("")).toEqual([]);
    expect(read("OA 1\n".repeat(21))).toMatchObject({ row: 21, code: "too-many" });
  });
});

describe("with a price list", () => {
  const listed = (name: string, minor: bigint, currency = "CNY") => ({
    ...{ name, series: null, price: { minor, currency } },
  });
  const prices = new PriceList([
    listed("GTX Pro", 482_100n),
    listed("GTK 500", 2_676_800n),
    listed("Abroad", 100n, "USD"),
    listed("Abroad", 90n, "EUR"),
  ]);
  const known = { prices, standing: [] };
  const of = (text: string, standing: readonly Line[] = []) => readLines(text, "CNY", { prices, standing });

  test.each([
    ["GTXPro ×2", "GTX Pro", 964_200n, 2_000n, { unit: 482_100n, discount: 0, list: 482_100n }],
    ["gtx-pro -10%", "GTX Pro", 433_890n, 1_000n, { unit: 482_100n, discount: 1000, list: 482_100n }],
    ["GTX Pro ×2 9折", "GTX Pro", 867_780n, 2_000n, { unit: 482_100n, discount: 1000, list: 482_100n }],
    ["GTX Pro ×2 @4000", "GTX Pro", 800_000n, 2_000n, { unit: 400_000n, discount: 0, list: 482_100n }],
    // A number that ends a name is no amount.
    ["GTK 500", "GTK 500", 2_676_800n, 1_000n, { unit: 2_676_800n, discount: 0, list: 2_676_800n }],
    ["GTK 500 -50%", "GTK 500", 1_338_400n, 1_000n, { unit: 2_676_800n, discount: 5000, list: 2_676_800n }],
    ["GTK 600 @5", "GTK 600", 500n, 1_000n, { unit: 500n, discount: 0 }],
    ["GTK 500 25000", "GTK 500", 2_500_000n, undefined, undefined],
  ])("%s", (text, product, minor, quantity, priced) =>
    expect(readLines(text, "CNY", known)).toEqual([
      { product, minor, ...(quantity && { quantity }), ...(priced && { priced }) },
    ]),
  );

  test.each([
    ["Abroad ×2", { code: "other-currency", typed: "Abroad", listed: "USD, EUR" }],
    ["GTX Por ×2", { code: "near", typed: "GTX Por", listed: "GTX Pro" }],
    ["Suite ×2", { code: "no-amount", typed: "Suite" }],
  ])("%s lacks a price", (text, flaw) => expect(of(text)).toEqual({ row: 1, ...flaw }));

  test("a line that stands there as it is typed stays, whatever the list says by now", () => {
    const old: Line[] = [
      { product: "GTXPro", minor: 1n, quantity: 2_000n, priced: { unit: 3n, discount: 0, list: 5n } },
      { product: "GTK", minor: 50_000n },
    ];
    const text = old.map((line) => lineText(line, "CNY")).join("\n");
    expect(of(`${text}\nGTX Pro`, old)).toEqual([...old, ...(of("GTX Pro") as readonly Line[])]);
    expect(of("GTXPro ×3 @0.03", old)).toMatchObject([{ product: "GTX Pro", priced: { list: 482_100n } }]);
  });

  test.each([
    [{ unit: 400_000n, discount: 0, list: 482_100n }, 1703],
    [{ unit: 482_100n, discount: 1000, list: 482_100n }, 1000],
    [{ unit: 500_000n, discount: 1000, list: 450_000n }, 0],
    [{ unit: 500_000n, discount: 0, list: 482_100n }, -371],
    [{ unit: 400_000n, discount: 1550 }, 1550],
    [{ unit: 5n, discount: 100, list: 0n }, 100],
  ])("%o is so far below it", (priced, below) => expect(belowList(priced)).toBe(below));
});

/** No decimals, two, three. */
const currencies = fc.constantFrom("JPY", "CNY", "KWD");

const line = fc.record({
  product: fc.constantFrom("OA", "Analytics", "协同办公", "X1 Server"),
  quantity: fc.bigInt({ min: 1n, max: 10_000_000n }),
  unit: fc.bigInt({ min: 0n, max: 10_000_000n }),
  discount: fc.integer({ min: 0, max: 10_000 }),
});

const noList = { prices: new PriceList([]) };

describe("their amounts", () => {
  test("are quantity × price × (1 − discount) to the nearest minor unit, and the text says all of it", () => {
    fc.assert(
      fc.property(currencies, fc.array(line, { minLength: 1, maxLength: 20 }), (currency, some) => {
        const lines = some.map(({ product, quantity, unit, discount }): Line => {
          const priced = { unit, discount };
          return { product, quantity, priced, minor: lineAmount(quantity, priced) };
        });
        for (const { quantity, priced, minor } of lines) {
          const exact = quantity! * priced!.unit * BigInt(10_000 - priced!.discount);
          const off = minor * 10_000_000n - exact;
          expect(off <= 5_000_000n && off > -5_000_000n).toBe(true);
        }
        expect(read(lines.map((one) => lineText(one, currency)).join("\n"), currency)).toEqual(lines);
        // What stands there keeps the list price that it was written under.
        const under = lines.map((one) => ({ ...one, priced: { ...one.priced!, list: 7n } }));
        const typed = under.map((one) => lineText(one, currency)).join("\n");
        expect(readLines(typed, currency, { ...noList, standing: under })).toEqual(under);
        expect(under.map((one) => lineOf(JSON.parse(JSON.stringify(storedLine(one)))))).toEqual(under);
        expect(lines.map((one) => lineOf(JSON.parse(JSON.stringify(storedLine(one)))))).toEqual(lines);
      }),
    );
  });

  test("sum to the deal's amount to the cent, also when that is changed to another", () => {
    fc.assert(
      fc.property(
        currencies,
        fc.array(line, { minLength: 1, maxLength: 20 }),
        fc.bigInt({ min: 0n, max: 10n ** 14n }),
        (currency, some, minor) => {
          const lines = some.map(({ product, quantity, unit, discount }): Line => {
            const priced = { unit, discount };
            return { product, quantity, priced, minor: lineAmount(quantity, priced) };
          });
          const deal = {
            lines,
            amount: { minor: sumOfLines(lines), currency },
            outcome: "won",
          } as unknown as Deal;
          const after = editedColumns(deal, { amount: { minor, currency } }).lines!.map(lineOf);
          expect(sumOfLines(after)).toBe(minor);
          // A price that stands still makes the amount that stands beside it.
          for (const { priced, quantity, minor: now } of after)
            if (priced) expect(lineAmount(quantity!, priced)).toBe(now);
        },
      ),
    );
  });
});
