import { expect, test } from "vitest";
import { wilsonInterval } from "../../../src/measures/wilson-interval.ts";

// As published, for instance by Newcombe (1998), table I.
test.each([
  [81, 263, 0.255, 0.366],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.161],
  [1, 29, 0.006, 0.172],
  [20, 20, 0.839, 1],
])("%i of %i lies between %f and %f", (hits, of, low, high) => {
  const found = wilsonInterval(hits, of);
  expect(found[0]).toBeCloseTo(low, 3);
  expect(found[1]).toBeCloseTo(high, 3);
});
