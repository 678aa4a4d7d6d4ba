import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tierReport } from "../../../src/sales/tiers/tier-report.ts";

const bounds = [100n, 500n, 1000n];
const bought = (customer: string, minor: bigint, returned = 0n) => ({ customer, minor, returned });

describe("customer tiers", () => {
  test("include their lower bound, so that nobody falls between two", () => {
    const { tiers } = tierReport(
      [bought("a", 99n), bought("b", 100n), bought("c", 500n), bought("d", 1000n)],
      bounds,
    );
    expect(tiers.map(({ customers }) => customers.map(({ customer }) => customer))).toEqual([
      ["a"],
      ["b"],
      ["c"],
      ["d"],
    ]);
  });

  test("nobody is lost, and the sums are those of the rows", () => {
    const customers = fc
      .array(fc.bigInt(-2_000n, 5_000n))
      .map((all) => all.map((minor, at) => bought(`c${at}`, minor)));
    fc.assert(
      fc.property(customers, (all) => {
        const { tiers, minor, count } = tierReport(all, bounds);
        expect(tiers.flatMap((tier) => tier.customers)).toHaveLength(all.length);
        expect(count).toBe(all.length);
        expect(tiers.reduce((sum, tier) => sum + tier.minor, 0n)).toBe(minor);
        expect(minor).toBe(all.reduce((sum, one) => sum + one.minor, 0n));
      }),
    );
  });

  test("the vital few are the smallest set that brings 80 %", () => {
    const all = [
      bought("big", 700n),
      bought("mid", 100n),
      bought("small", 100n),
      bought("tiny", 100n),
      bought("back", -50n, 50n),
    ];
    const { vital, returned } = tierReport(all, bounds);
    expect(vital.map(({ customer }) => customer)).toEqual(["big", "mid"]);
    expect(returned).toBe(50n);
  });

  test("nearest to the next tier is who lacks least of it", () => {
    const all = [
      bought("far", 110n),
      bought("near", 490n),
      bought("nearer", 99n),
      bought("top", 2000n),
      bought("none", 0n),
    ];
    expect(
      tierReport(all, bounds).nearest.map(({ bought: { customer }, lacks }) => [customer, lacks]),
    ).toEqual([
      ["nearer", 1n],
      ["near", 10n],
      ["far", 390n],
    ]);
  });
});
