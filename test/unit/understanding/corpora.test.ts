import { describe, expect, test } from "vitest";
import { type Corpus, measure } from "../../corpora/measure.ts";

/** Of each corpus: how many phrases there are, and how many must be read as expected, or asked where `conventions.ts` says why nobody could know. */
const targets: readonly [Corpus, phrases: number, read: number][] = [
  ["dates.zh", 62, 50],
  ["dates.en", 131, 100],
  ["amounts.zh", 35, 28],
  ["amounts.en", 190, 150],
];

describe.each(targets)("%s, which others collected", (corpus, phrases, read) => {
  const measured = measure(corpus);

  test(`of ${phrases} phrases at least ${read} are read`, () => {
    expect(measured).toHaveLength(phrases);
    const understood = measured.filter(({ ours }) => ours === "expected" || ours === "ambiguous");
    expect(understood.length).toBeGreaterThanOrEqual(read);
  });

  test("what one could know is not asked", () => {
    expect(measured.filter(({ ours }) => ours === "asked").map(({ said }) => said)).toEqual([]);
  });

  test("nothing is silently misread", () => {
    expect(measured.filter(({ ours }) => ours === "misread").map(({ said }) => said)).toEqual([]);
  });
});
