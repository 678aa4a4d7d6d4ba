import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Bought } from "../../../src/measures/bought-by.ts";
import { changesSince, curveOf, tierOf, tierReport } from "../../../src/sales/tiers/tier-report.ts";

const bounds = [100n, 500n, 1000n];
const bought = (name: string, minor: bigint, returned = 0n): Bought => ({
  ...{ id: name, name, isCustomer: true, minor, returned },
});
const names = (some: readonly Readonly<{ name: string }>[]) => some.map(({ name }) => name);
/** Of different customers. */
const anyCustomers = fc
  .array(fc.bigInt(-2_000n, 5_000n))
  .map((all) => all.map((minor, at) => bought(`c${at}`, minor)));

describe("customer tiers", () => {
  test("include their lower bound, so that nobody falls between two", () => {
    const { tiers } = tierReport(
      [bought("a", 99n), bought("b", 100n), bought("c", 500n), bought("d", 1000n)],
      bounds,
    );
    expect(tiers.map(({ customers }) => names(customers))).toEqual([["a"], ["b"], ["c"], ["d"]]);
  });

  test("nobody is lost, and the sums are those of the rows", () => {
    fc.assert(
      fc.property(anyCustomers, (all) => {
        const { tiers, minor, count, abc } = tierReport(all, bounds);
        expect(tiers.flatMap((tier) => tier.customers)).toHaveLength(all.length);
        expect([...abc.A, ...abc.B, ...abc.C]).toHaveLength(all.length);
        expect(count).toBe(all.length);
        expect(tiers.reduce((sum, tier) => sum + tier.minor, 0n)).toBe(minor);
        expect(minor).toBe(all.reduce((sum, one) => sum + one.minor, 0n));
        for (const { nth, customers } of tiers)
          for (const one of customers) expect(tierOf(one.minor, bounds)).toBe(nth);
      }),
    );
  });

  test("A is the smallest set that brings 80 %, B goes on to 95 %; who returned more than they bought is told", () => {
    const all = [
      bought("big", 700n),
      bought("mid", 100n),
      bought("small", 100n),
      bought("tiny", 60n),
      bought("least", 40n),
      bought("back", -50n, 50n),
    ];
    const { abc, returned, negative, tiers } = tierReport(all, bounds);
    expect(names(abc.A)).toEqual(["big", "mid"]);
    expect(names(abc.B)).toEqual(["small", "tiny"]);
    expect(names(abc.C)).toEqual(["least", "back"]);
    expect(returned).toBe(50n);
    expect(names(negative)).toEqual(["back"]);
    expect(names(tiers[0]!.customers)).toContain("back");
  });

  test("nearest to the next tier is who lacks least of it", () => {
    const all = [
      bought("far", 110n),
      bought("near", 490n),
      bought("nearer", 99n),
      bought("top", 2000n),
      bought("none", 0n),
    ];
    expect(tierReport(all, bounds).nearest.map(({ bought: { name }, lacks }) => [name, lacks])).toEqual([
      ["nearer", 1n],
      ["near", 10n],
      ["far", 390n],
    ]);
  });

  test("against former ones: who rose, fell, is gone and is new; who stayed in their tier is none of them", () => {
    const now = [bought("up", 600n), bought("down", 90n), bought("same", 300n), bought("new", 120n)];
    const before = [bought("up", 300n), bought("down", 1200n), bought("same", 110n), bought("gone", 50n)];
    const { rose, fell, gone, fresh, minor, count, entered, left } = changesSince(now, before, bounds);
    expect(names(rose)).toEqual(["up"]);
    expect(fell).toMatchObject([{ name: "down", before: 1200n, now: 90n, from: 3, to: 0 }]);
    expect(gone).toMatchObject([{ name: "gone", from: 0, to: null }]);
    expect(fresh).toMatchObject([{ name: "new", from: null, to: 1 }]);
    expect([minor, count]).toEqual([1660n, 4]);
    // 80 % of 1110 are up and same; of 1660 down and up.
    expect([names(entered), names(left)]).toEqual([["same"], ["down"]]);
  });

  test("everybody of both times is in one of the groups, or stayed in their tier", () => {
    fc.assert(
      fc.property(anyCustomers, anyCustomers, (now, before) => {
        const { rose, fell, gone, fresh } = changesSince(now, before, bounds);
        const stayed = now.filter(({ id, minor }) => {
          const former = before.find((one) => one.id === id);
          return former && tierOf(former.minor, bounds) === tierOf(minor, bounds);
        });
        const all = [...rose, ...fell, ...gone, ...fresh, ...stayed].map(({ id }) => id);
        expect(all).toHaveLength(new Set([...now, ...before].map(({ id }) => id)).size);
        expect(new Set(all).size).toBe(all.length);
      }),
    );
  });

  test("the curve rises from nothing to all of it, in ten steps at most", () => {
    fc.assert(
      fc.property(anyCustomers, (all) => {
        const points = curveOf(all);
        const buying = all.filter(({ minor }) => minor > 0n).length;
        expect(points.length).toBeLessThanOrEqual(11);
        expect(points[0]).toEqual({ customers: 0, share: 0 });
        expect(points.at(-1)).toEqual({ customers: buying, share: buying === 0 ? 0 : 1 });
        for (const [at, { customers, share }] of points.entries()) {
          expect(customers).toBeGreaterThanOrEqual(points[at - 1]?.customers ?? 0);
          expect(share).toBeGreaterThanOrEqual(points[at - 1]?.share ?? 0);
        }
      }),
    );
  });
});
