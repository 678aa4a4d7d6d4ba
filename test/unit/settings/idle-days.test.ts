import { describe, expect, test } from "vitest";
import { idleText, readIdle } from "../../../src/settings/idle-days.ts";

describe("days until an untouched prospect goes back", () => {
  test.each([
    ["30", 30, []],
    ["30, A 60", 30, [["A", 60]]],
    [
      "grade A 60 days; 30 days, retail 45",
      30,
      [
        ["A", 60],
        ["retail", 45],
      ],
    ],
    [
      "30天，A级 60天，渠道45",
      30,
      [
        ["A", 60],
        ["渠道", 45],
      ],
    ],
  ] as const)("%j", (text, idleDays, rules) => {
    const value = { idleDays, idleRules: rules.map(([of, days]) => ({ of, days })) };
    expect(readIdle(text)).toEqual({ ok: true, value });
    expect(readIdle(idleText(value))).toEqual({ ok: true, value });
  });

  test.each([
    ["A 60", "A 60"],
    ["30, 40", "40"],
    ["0", "0"],
    ["soon", "soon"],
    ["30, A", "A"],
    ["2000", "2000"],
  ])("%j is none", (text, piece) => expect(readIdle(text)).toEqual({ ok: false, piece }));
});
