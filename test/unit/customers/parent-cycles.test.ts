import { describe, expect, test } from "vitest";
import { childrenInCircles } from "../../../src/customers/file/parent-cycles.ts";

const circles = (
  wishes: Readonly<Record<string, string | null>>,
  ...standing: readonly (readonly [child: string, parent: string, own?: boolean])[]
) =>
  [
    ...childrenInCircles(
      new Map(Object.entries(wishes)),
      standing.map(([child, parent, own = true]) => ({ child, parent, own })),
    ),
  ].toSorted();

describe("companies that would belong to themselves", () => {
  test("by their own wish, by each other's, or by what stands already", () => {
    expect(circles({ a: "a" })).toEqual(["a"]);
    expect(circles({ a: "b", b: "a" })).toEqual(["a", "b"]);
    expect(circles({ a: "b" }, ["b", "c"], ["c", "a"])).toEqual(["a"]);
  });

  test("who merely belongs to one of a circle does not", () => {
    expect(circles({ a: "b", b: "a", c: "a" })).toEqual(["a", "b"]);
    expect(circles({ a: "b", b: "c" })).toEqual([]);
  });

  test("a wish takes the place of what stood, but not of what a merged customer brought along", () => {
    expect(circles({ a: "c", b: "a" }, ["a", "b"])).toEqual([]);
    expect(circles({ a: "c", b: "a" }, ["a", "b", false])).toEqual(["b"]);
  });

  test("who is to have none parts from the one that stood", () => {
    expect(circles({ a: null, b: "a" }, ["a", "b"])).toEqual([]);
    expect(circles({ a: null, b: "a" }, ["a", "b", false])).toEqual(["b"]);
  });

  test("a long chain costs no more than its length", () => {
    const chain = Object.fromEntries(Array.from({ length: 50_000 }, (_, nth) => [`${nth}`, `${nth + 1}`]));
    expect(circles(chain)).toEqual([]);
  });
});
