import { describe, expect, test } from "vitest";
import { discountBeyond, policyOf } from "../../../src/customers/marking/grade-policy.ts";
import { membership, smallestSet } from "../../../src/measures/smallest-set.ts";
import { fits, standardOf } from "../../../src/priorities/key/standard.ts";

const won = (amounts: Readonly<Record<string, bigint>>) =>
  Object.entries(amounts).map(([name, minor]) => ({ id: name, name, minor }));
const names = (some: readonly { name: string }[]) => some.map(({ name }) => name);

describe("the smallest set that reaches 80 %", () => {
  test.each([
    ["stops where 80 % is reached, exactly", { a: 70n, b: 10n, c: 20n }, ["a", "c"]],
    ["takes one more where it is not", { a: 60n, b: 19n, c: 21n }, ["a", "c"]],
    ["is a single customer who brought it all", { a: 100n, b: 1n }, ["a"]],
    ["is decided among equals by name", { c: 10n, b: 10n, a: 10n, d: 10n, e: 10n }, ["a", "b", "c", "d"]],
    ["has nobody who brought nothing or gave back more", { a: 10n, b: 0n, c: -90n }, ["a"]],
    ["is empty where nothing was won", { a: 0n, b: -5n }, []],
    ["is empty without customers", {}, []],
    ["is exact for amounts beyond a double's", { a: 8n * 10n ** 17n, b: 2n * 10n ** 17n }, ["a"]],
    ["is exact by a single fen", { a: 8n * 10n ** 17n - 1n, b: 2n * 10n ** 17n + 1n }, ["a", "b"]],
  ] as const)("%s", (_says, amounts, expected) => {
    expect(names(smallestSet(won(amounts)))).toEqual(expected);
  });

  test("says who entered and who left", () => {
    const { entered, left } = membership(won({ a: 1n, b: 1n }), won({ b: 9n, c: 1n }));
    expect([names(entered), names(left)]).toEqual([["a"], ["c"]]);
  });
});

describe("a company's own standard", () => {
  const cny = (minor: string) => ({ minor, currency: "CNY" });
  const rule = { profit: cny("100"), open: null, industries: ["Retail", "医疗"], top: 5 };
  test("holds where all that is set does", () => {
    const standard = standardOf(rule, "CNY")!;
    const one = { profit: 100n, open: null, industry: "retail chain" };
    expect(fits(standard, one)).toBe(true);
    expect(fits(standard, { ...one, profit: 99n })).toBe(false);
    expect(fits(standard, { ...one, profit: null })).toBe(false);
    expect(fits(standard, { ...one, industry: "华东医疗器械" })).toBe(true);
    expect(fits(standard, { ...one, industry: null })).toBe(false);
    expect(fits(standard, { ...one, industry: "" })).toBe(false);
  });
  test("asks no amounts of a currency that the company had before", () => {
    expect(standardOf({ ...rule, industries: [] }, "USD")).toBeUndefined();
    expect(standardOf(rule, "USD")).toMatchObject({ profit: null });
    expect(standardOf({ profit: null, open: null, industries: [], top: 5 }, "CNY")).toBeUndefined();
  });
});

describe("what a grade allows", () => {
  const policies = [
    { grade: "A", discount: 15, service: "own engineer" },
    { grade: "B", discount: 5, service: "" },
  ];
  test.each([
    ["A", 15, undefined],
    ["A", 15.01, "A"],
    ["b", 6, "B"],
    ["C", 90, undefined],
    [null, 90, undefined],
  ] as const)("grade %s with %s % off exceeds %s", (grade, discount, expected) => {
    expect(discountBeyond(policies, grade, discount)?.grade).toBe(expected);
  });
  test("is found in either case", () => expect(policyOf(policies, " a ")?.discount).toBe(15));
});
