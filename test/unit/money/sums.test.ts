import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  coverageOf,
  differenceOf,
  formatChanges,
  formatSums,
  leftOf,
  sumOf,
} from "../../../src/money/sums.ts";

const parts = fc.array(
  fc.record({
    currency: fc.constantFrom("CNY", "USD", "EUR", "JPY"),
    minor: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
  }),
);

describe("money of several currencies", () => {
  test("is added per currency, to the cent, in any order", () => {
    fc.assert(
      fc.property(parts, (list) => {
        const sums = sumOf(list);
        for (const currency of ["CNY", "USD", "EUR", "JPY"]) {
          const expected = list
            .filter((one) => one.currency === currency)
            .reduce((sum, one) => sum + one.minor, 0n);
          expect(sums.get(currency) ?? 0n).toBe(expected);
        }
        expect(new Map(sumOf(list.toReversed()))).toEqual(new Map(sums));
      }),
    );
  });

  test("then and the difference make now", () => {
    fc.assert(
      fc.property(parts, parts, (now, then) => {
        const difference = differenceOf(sumOf(now), sumOf(then));
        const again = sumOf([...then, ...[...difference].map(([currency, minor]) => ({ currency, minor }))]);
        for (const [currency, minor] of again) expect(minor).toBe(sumOf(now).get(currency) ?? 0n);
      }),
    );
  });

  test("reads with the company's own currency first and nothing that is zero", () => {
    const sums = sumOf([
      { currency: "USD", minor: 4_500_000n },
      { currency: "CNY", minor: 930_000_000n },
      { currency: "EUR", minor: 100n },
      { currency: "EUR", minor: -100n },
    ]);
    expect(formatSums(sums, "zh", "CNY")).toBe("¥930\u2060万 + $4.5\u2060万");
    expect(formatSums(sums, "en", "USD")).toBe("$45K + ¥9.3M");
    expect(formatSums(new Map(), "en", "CNY")).toBe("¥0");
  });

  test("changes carry their signs", () => {
    const changes = new Map([
      ["USD", -100_000n],
      ["CNY", 20_000_000n],
      ["EUR", 0n],
    ]);
    expect(formatChanges(changes, "en", "CNY")).toBe("+\u2060¥200K, −\u2060$1K");
    expect(formatChanges(changes, "zh", "USD")).toBe("−\u2060$1,000、+\u2060¥20\u2060万");
    expect(formatChanges(new Map([["CNY", 0n]]), "en", "CNY")).toBe("±0");
    expect(formatChanges(new Map(), "zh", "CNY")).toBe("±0");
  });

  test("what is left is left per currency, and only one currency can be covered", () => {
    const sums = (parts: Record<string, bigint>) => new Map(Object.entries(parts));
    const quota = sums({ CNY: 800n, USD: 500n, EUR: 5n });
    // No quota in yen, and the euro quota is reached: neither leaves a gap.
    const left = leftOf(quota, sums({ CNY: 300n, EUR: 7n, JPY: 9n }));
    expect(Object.fromEntries(left)).toEqual({ CNY: 500n, USD: 500n });
    expect(coverageOf(sums({ CNY: 1000n, USD: 1000n }), left)).toBeUndefined();
    expect(coverageOf(sums({ CNY: 1000n, USD: 699n }), sums({ USD: 500n }))).toBe(1.3);
    expect(coverageOf(sums({ CNY: 1000n }), sums({ USD: 500n }))).toBe(0);
    expect(coverageOf(sums({ CNY: 1000n }), sums({}))).toBeUndefined();
  });
});
