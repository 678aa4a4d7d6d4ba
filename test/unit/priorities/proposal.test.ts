import { describe, expect, test } from "vitest";
import { readPriorityLine } from "../../../src/priorities/deciding/priority-line.ts";
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
