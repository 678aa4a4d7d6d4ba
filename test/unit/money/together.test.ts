import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { par, type Rate, rateOn, readRate, worthOf, writeRate } from "../../../src/money/rates.ts";
import {
  differenceOf,
  formatChanges,
  formatSums,
  formatWithParts,
  leftOf,
  sumOf,
} from "../../../src/money/sums.ts";
import { type Exchange, isMixed, together } from "../../../src/money/together.ts";

const rate = (currency: string, worth: string, from = "2026-10-01"): Rate => ({
  ...{ currency, from, worth: readRate(worth)! },
});
const exchange = (...rates: Rate[]): Exchange => ({ own: "CNY", rates, day: "2026-12-04" });

describe("a rate", () => {
  test.each(["7.12", "0.000442", "1", "999999999.000000000001"])("%s is read and written exactly", (text) => {
    expect(writeRate(readRate(text)!)).toBe(text);
  });

  test.each(["", "-1", "7,12", "1e3", "7.", "1000000000", "0.0000000000001", "seven"])(
    "%j is none",
    (text) => {
      expect(readRate(text)).toBeUndefined();
    },
  );

  test("holds from its day until the next one of its currency", () => {
    const rates = [rate("USD", "7.1"), rate("EUR", "7.9", "2026-11-01"), rate("USD", "7.2", "2026-12-01")];
    const on = (day: string) => rateOn(rates, "USD", day)?.from;
    expect([
      on("2026-09-30"),
      on("2026-10-01"),
      on("2026-11-30"),
      on("2026-12-01"),
      on("2027-06-01"),
    ]).toEqual([...[undefined, "2026-10-01", "2026-10-01", "2026-12-01", "2026-12-01"]]);
  });
});

describe("what amounts are worth", () => {
  const worth = (minor: bigint, currency: string, per: string, own = "CNY") =>
    worthOf([{ currency, minor, worth: readRate(per)! }], own);

  test("goes by each currency's decimals: cents, whole yen, thousandths of a dinar", () => {
    expect(worth(450_000_00n, "USD", "7.12")).toBe(3_204_000_00n);
    expect(worth(1_000_000n, "JPY", "0.046")).toBe(46_000_00n);
    expect(worth(1_000n, "KWD", "23.1")).toBe(2_310n);
    expect(worth(100_00n, "USD", "154.5", "JPY")).toBe(15_450n);
  });

  test("is rounded once, at the end, and halves go up", () => {
    expect(worth(1n, "USD", "0.5")).toBe(1n);
    expect(worth(-1n, "USD", "0.5")).toBe(0n);
    const third = { currency: "USD", minor: 1n, worth: readRate("0.4")! };
    expect(worthOf([third, third, third], "CNY")).toBe(1n);
  });

  test("an amount in the company's own currency never changes the rounding of the others", () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.bigInt(-(10n ** 15n), 10n ** 15n), (usd, cny) => {
        const dollars = { currency: "USD", minor: usd, worth: readRate("7.125")! };
        const yuan = { currency: "CNY", minor: cny, worth: par };
        expect(worthOf([dollars, yuan], "CNY")).toBe(worthOf([dollars], "CNY") + cny);
      }),
    );
  });
});

describe("amounts of several currencies", () => {
  const yuan = { currency: "CNY", minor: 930_0000_00n };
  const dollars = { currency: "USD", minor: 45_000_00n };
  const facts = {
    won: sumOf([yuan]),
    open: sumOf([yuan, dollars]),
    rows: [{ amount: sumOf([dollars]), count: 2 }],
  };

  test("are one total each, marked as about so much, and remember their parts", () => {
    const { facts: told, lacking, used } = together(facts, exchange(rate("USD", "7.12")));
    expect(lacking).toEqual([]);
    expect(used.map(({ currency }) => currency)).toEqual(["USD"]);
    expect(formatSums(told.open, "zh", "CNY")).toBe("≈¥962\u2060万");
    expect(formatWithParts(told.open, "zh", "CNY")).toBe("≈¥962\u2060万（¥930\u2060万 + $4.5\u2060万）");
    expect(formatSums(told.rows[0]!.amount, "en", "CNY")).toBe("≈¥320K");
    expect(told.rows[0]!.count).toBe(2);
    // Nothing is about so much that was the company's currency from the start.
    expect(formatWithParts(told.won, "zh", "CNY")).toBe("¥930\u2060万");
  });

  test("what lies between two of them is about so much as well", () => {
    const { facts: told } = together(facts, exchange(rate("USD", "7.12")));
    expect(formatChanges(differenceOf(told.open, told.won), "en", "CNY")).toBe("≈+\u2060¥320K");
    expect(formatSums(leftOf(told.open, told.won), "en", "CNY")).toBe("≈¥320K");
  });

  test("what was won takes the rate of its day", () => {
    const won = sumOf([
      { ...dollars, on: "2026-10-15" },
      { ...dollars, on: "2026-12-02" },
    ]);
    const rates = [rate("USD", "7"), rate("USD", "8", "2026-12-01")];
    const { facts: told } = together({ won, quota: sumOf([yuan]) }, exchange(...rates));
    expect(told.won.get("CNY")).toBe(45_000_00n * 15n);
  });

  test("stay side by side, all of them, while one rate is missing, and it is said which and for when", () => {
    const early = sumOf([
      { ...dollars, on: "2026-09-30" },
      { currency: "EUR", minor: 1n },
    ]);
    const given = { ...facts, early };
    const told = together(given, exchange(rate("USD", "7.12")));
    expect(told.facts).toBe(given);
    expect(told.exchange).toBeUndefined();
    expect(told.lacking).toEqual([
      { currency: "EUR", day: "2026-12-04" },
      { currency: "USD", day: "2026-09-30" },
    ]);
  });

  test("of a single one, whichever it is, stay as they are", () => {
    const single = { won: sumOf([dollars]), none: sumOf([{ currency: "CNY", minor: 0n }]) };
    expect(isMixed(single)).toBe(false);
    expect(together(single, exchange(rate("USD", "7.12"))).facts).toBe(single);
  });

  test("a map that is no sum among the facts is an error of ours, not passed over", () => {
    const facts = { sums: sumOf([]), names: new Map([["id", "Wang Fang"]]) };
    expect(() => together(facts, exchange())).toThrow("no sum: id");
  });
});
