import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseFormula, worthOf } from "../../../src/customers/file/formula.ts";

const fields = [
  { key: "s", names: ["Seats", "座位数"] },
  { key: "ss", names: ["Seats sold", "已售座位"] },
  { key: "p", names: ["Price", "单价"] },
];
const values: Readonly<Record<string, number>> = { s: 40, ss: 10, p: 2.5 };

function worth(typed: string, of: Readonly<Record<string, number>> = values): number | undefined {
  const parsed = parseFormula(typed, fields);
  if (!parsed.ok) throw new Error(parsed.at);
  return worthOf(parsed.node, (key) => of[key]);
}

describe("a formula", () => {
  test.each([
    ["Seats * Price", 100],
    ["座位数×单价", 100],
    ["seats sold / seats", 0.25],
    ["（座位数 － 已售座位）÷ 2", 15],
    ["2 + 3 * 4 - 6 / 2", 11],
    ["-(2 + 3) * -2", 10],
    ["10 - 2 - 3", 5],
  ])("%s", (typed, result) => {
    expect(worth(typed)).toBe(result);
  });

  test("a division by zero and a missing value are unknown, and nothing else is", () => {
    expect(worth("Price / (Seats - 40)")).toBeUndefined();
    expect(worth("Seats * Price", { s: 40 })).toBeUndefined();
    expect(worth("Seats * 0")).toBe(0);
  });

  test.each([
    ["", ""],
    ["Seats *", "Seats *"],
    ["Seats Price", "[p]"],
    ["(Seats", "(Seats"],
    ["Seats; drop", "; drop"],
    ["process.exit()", "process.exit()"],
    ["constructor", "constructor"],
    [`${"(".repeat(500)}1${")".repeat(500)}`, "("],
  ])("%s is none", (typed, at) => {
    const parsed = parseFormula(typed, fields);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok && at) expect(parsed.at).toContain(at.slice(0, 10));
  });

  test("is kept by the fields' keys, so that a rename changes nothing", () => {
    const parsed = parseFormula("Seats sold / Seats", fields);
    expect(parsed).toMatchObject({ ok: true, text: "[ss] / [s]", keys: ["ss", "s"] });
    const renamed = fields.map((one) => ({ ...one, names: [`X ${one.key}`] }));
    expect(parseFormula("[ss] / [s]", renamed).ok).toBe(true);
  });

  test("whatever is typed, it is read or refused", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (typed) => {
        expect(typeof parseFormula(typed, fields).ok).toBe("boolean");
      }),
    );
  });

  test("adds and multiplies as arithmetic does", () => {
    const small = fc.integer({ min: 1, max: 99 });
    fc.assert(
      fc.property(small, small, small, (a, b, c) => {
        expect(worth(`${a} + ${b} * ${c}`)).toBe(a + b * c);
        expect(worth(`(${a} + ${b}) * ${c}`)).toBe((a + b) * c);
        expect(worth(`${a} - ${b} - ${c}`)).toBe(a - b - c);
      }),
    );
  });
});
