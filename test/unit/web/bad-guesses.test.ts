import { expect, test } from "vitest";
import { BadGuesses } from "../../../src/web/bad-guesses.ts";

const noon = Date.UTC(2026, 10, 24, 12);

test("a client waits for the rest of the minute, and nobody else with it", () => {
  const guesses = new BadGuesses(2);
  expect([1, 2, 3].map((second) => guesses.count("one", noon + second * 1000))).toEqual([0, 0, 57]);
  expect(guesses.count("other", noon + 4000)).toBe(0);
  expect(guesses.count("one", noon + 59_999)).toBe(1);
  expect(guesses.count("one", noon + 60_000)).toBe(0);
});

test("the table has an end: who has not guessed for longest is forgotten first", () => {
  const guesses = new BadGuesses(1);
  guesses.count("persistent", noon);
  for (let at = 0; at < 30_000; at += 1) {
    guesses.count(`client ${at}`, noon);
    if (at % 5_000 === 0) guesses.count("persistent", noon);
  }
  expect(guesses.size).toBe(10_000);
  expect(guesses.count("persistent", noon)).toBeGreaterThan(0);
  guesses.count("next minute", noon + 60_000);
  expect(guesses.size).toBe(1);
});
