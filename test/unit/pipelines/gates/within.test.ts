import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { within } from "../../../../src/pipelines/gates/within/within.ts";
import { named, nothing, settings, standing } from "./standing.ts";

const soon = { ...named, workdays: "short-term" } as const;
const signing = (date: string) => ({ closeDate: Temporal.PlainDate.from(date) });

describe("within so many workdays", () => {
  // Five workdays after Wednesday: Thursday, (Friday is a holiday,) Monday to Thursday.
  test("is from today to the last workday of the short term, both included", () => {
    for (const [date, holds] of [
      ["2026-11-17", false],
      ["2026-11-18", true],
      ["2026-11-22", true],
      ["2026-11-26", true],
      ["2026-11-27", false],
    ] as const)
      expect(within.holds(soon, { ...nothing, ...signing(date) }, settings), date).toBe(holds);
  });

  test("asks for no day once the contract is in", () => {
    for (const date of ["2026-11-17", "2030-01-01"])
      expect(within.holds(soon, { ...nothing, ...signing(date), signed: true }, settings), date).toBe(true);
  });

  test("or of as many as the criterion says", () => {
    const next = { ...named, workdays: 1 };
    expect(within.holds(next, { ...nothing, ...signing("2026-11-19") }, settings)).toBe(true);
    expect(within.holds(next, { ...nothing, ...signing("2026-11-20") }, settings)).toBe(false);
  });

  test("is asked for as the signing date under its own name, with the last one that will do", () => {
    const asked = within.asks(soon, standing());
    expect(asked).toEqual({ column: "closeDate", hint: expect.stringContaining("Nov 26") });
    expect(within.asks(soon, standing({}, "zh"))).toMatchObject({
      hint: expect.stringContaining("11月26日"),
    });
  });

  test("tells a date that has passed from one that is too far", () => {
    expect(within.whyNot?.(soon, standing(signing("2026-11-17")))).toContain("has passed");
    expect(within.whyNot?.(soon, standing(signing("2026-11-27")))).toContain("too far out");
    expect(within.whyNot?.(soon, standing(signing("2026-11-17"), "zh"))).toContain("已经过了");
    expect(within.whyNot?.(soon, standing(signing("2026-11-27"), "zh"))).toContain("还太远");
  });
});
