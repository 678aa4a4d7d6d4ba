import { describe, expect, test } from "vitest";
import { readPriorityLine } from "../../../src/priorities/deciding/priority-line.ts";
import { bandOf, boundsOf } from "../../../src/priorities/profit-bands.ts";
import { proposePriority, sizeOf } from "../../../src/priorities/proposal.ts";
import { changesOf } from "../../../src/priorities/reviewing/changed-reasons.ts";

const limits = { largeFrom: 500, smallBelow: 50 };

describe("the proposal", () => {
  test.each([
    ["high", "high", "high", "high"],
    ["high", "high", "medium", "high"],
    ["high", "high", "low", "medium"],
    ["high", "medium", "low", "medium"],
    ["low", "low", "high", "low"],
    ["medium", "low", "low", "low"],
    ["medium", "medium", "medium", "medium"],
    ["high", "high", null, "high"],
    ["high", null, "low", "medium"],
    [null, "low", "low", "low"],
    [null, null, "high", null],
    [null, null, null, null],
  ] as const)("size %s, need %s, intent %s: %s", (size, need, intent, expected) => {
    expect(proposePriority({ size, need, intent })).toBe(expected);
  });

  test.each([
    [500, null, "high"],
    [499, 9, "medium"],
    [50, null, "medium"],
    [49, 9, "low"],
    [0, null, "low"],
    [null, 5, "high"],
    [null, 2, "medium"],
    [null, 1, "low"],
    [null, null, null],
  ] as const)("%s people at %s sites are %s", (people, sites, expected) => {
    expect(sizeOf({ people, sites }, limits)).toBe(expected);
  });
});

describe("bands of profit", () => {
  test("a quarter of the customers is in each, the lower bound included", () => {
    const values = [1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n];
    const bounds = boundsOf(values, []);
    expect(values.map((value) => bandOf(bounds, value))).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
  });

  test("where many expect the same there are fewer bands, none of them empty", () => {
    expect(boundsOf([5n, 5n, 5n], [])).toEqual([]);
    expect(boundsOf([], [])).toEqual([]);
    const values = [0n, 0n, 0n, 9n];
    const bounds = boundsOf(values, []);
    expect(values.map((value) => bandOf(bounds, value))).toEqual([0, 0, 0, 1]);
  });

  test("a company's own bounds hold whatever is there", () => {
    const bounds = boundsOf([1n, 2n], [20n, 10n, 20n]);
    expect(bounds).toEqual([10n, 20n]);
    expect([9n, 10n, 19n, 20n, -1n].map((value) => bandOf(bounds, value))).toEqual([0, 1, 1, 2, 0]);
  });
});

test.each([
  ["ACME high", "ACME", "high"],
  ["华信 高", "华信", "high"],
  ["Blue Sky: LOW", "Blue Sky", "low"],
  ["Blue Sky", "Blue Sky", undefined],
  ["high", "high", undefined],
  ["", "", undefined],
] as const)("the line “%s” is about %s", (line, name, priority) => {
  expect(readPriorityLine(line)).toEqual({ name, priority });
});

describe("reasons that changed", () => {
  const now = { people: 600, sites: null, need: "high", intent: "low" } as const;
  const reasons = { size: "high", need: "high", intent: "low" } as const;
  test("are those whose level is another, not every number that moved", () => {
    expect(changesOf({ ...now, reasons }, { people: 550 }, limits)).toEqual([]);
    expect(changesOf({ ...now, reasons }, { people: 40, need: null }, limits)).toEqual([
      { what: "size", before: "low", now: "high" },
      { what: "need", before: null, now: "high" },
    ]);
    expect(changesOf({ ...now, reasons }, {}, limits)).toEqual([]);
  });
});
