import { describe, expect, test } from "vitest";
import { number } from "../../../../src/pipelines/gates/number/number.ts";
import { fieldsOf, named, nothing, settings, standing } from "./standing.ts";

const people = { ...named, key: "people", atLeast: 50 };
const said = (people: string) => ({ ...nothing, answers: { people } });

describe("a number that compares", () => {
  test("holds within its bounds, both included", () => {
    const range = { ...people, atMost: 60 };
    for (const [value, holds] of [
      ["49", false],
      ["50", true],
      ["60", true],
      ["60.5", false],
      ["", false],
      // An answer in words, from before it was a number.
      ["about fifty", false],
    ] as const)
      expect(number.holds(range, said(value), settings), value).toBe(holds);
  });

  test("without bounds holds once there is one", () => {
    expect(number.holds({ ...named, key: "people" }, said("0"), settings)).toBe(true);
    expect(number.holds({ ...named, key: "people" }, nothing, settings)).toBe(false);
  });

  test("may be the deal's likelihood", () => {
    const likely = { ...named, of: "likelihood", atLeast: 50 } as const;
    expect(number.holds(likely, { ...nothing, likelihood: 50 }, settings)).toBe(true);
    expect(number.holds(likely, { ...nothing, likelihood: 49 }, settings)).toBe(false);
    expect(number.asks(likely, standing())).toMatchObject({ column: "likelihood" });
  });

  test.each([
    ["120", "120"],
    ["1,200", "1200"],
    ["1.2万人", "12000"],
    ["about 50 people", "50"],
    ["五十", "50"],
    ["30k", "30000"],
  ])("reads %s as %s", (typed, value) => {
    const [asked] = fieldsOf(number.asks(people, standing()));
    expect(asked.read(typed)).toEqual({ ok: true, value });
  });

  test.each(["many", "50 or 60", "两百多", "3-5"])("asks again for %s", (typed) => {
    const [asked] = fieldsOf(number.asks(people, standing()));
    expect(asked.read(typed)).toMatchObject({
      ok: false,
      error: expect.stringContaining(typed),
    });
  });

  test("says what is needed, before and after", () => {
    const [unhinted] = [{ ...people, hint: undefined }];
    expect(fieldsOf(number.asks(unhinted, standing()))[0].hint).toContain("at least 50");
    expect(number.whyNot?.(unhinted, standing({}, "zh"))).toContain("至少 50");
  });
});
