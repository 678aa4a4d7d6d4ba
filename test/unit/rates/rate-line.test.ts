import { describe, expect, test } from "vitest";
import { isTable, readRateLine, readRows } from "../../../src/rates/rate-line.ts";

describe("a line with a rate", () => {
  test.each([
    ["USD 7.12", ["USD", "7.12", ""]],
    ["usd 7.12 from 2026-10-01", ["USD", "7.12", "2026-10-01"]],
    ["美元 7.12 10月1日起", ["USD", "7.12", "10月1日"]],
    ["从 2026-10-01 起 美元7.12", ["USD", "7.12", "2026-10-01"]],
    ["欧元 7.9, 下周一", ["EUR", "7.9", "下周一"]],
    ["1 USD = 7.12 CNY", ["USD", "7.12", ""]],
    ["USD", ["USD", "", ""]],
    ["USD from 2026-10-05", ["USD", "", "2026-10-05"]],
    ["tomorrow", ["", "", "tomorrow"]],
  ])("%s", (line, [currency, rate, from]) => {
    expect(readRateLine(line, "CNY")).toEqual({ currency, rate, from });
  });
});

describe("rows of rates", () => {
  test("are told from a line", () => {
    expect(["USD,2026-10-01,7.12", "a\nb", "USD\t2026-10-01\t7.12"].map(isTable)).toEqual([true, true, true]);
    expect(["USD 7.12, from 2026-10-01", "USD 7.12", " USD 7.12\n"].map(isTable)).toEqual([
      false,
      false,
      false,
    ]);
  });

  test.each([
    [
      "commas and a heading",
      "\ufeffcurrency,date,rate\r\nUSD,2026-10-01,7.12\r\n\r\nEUR,2026-10-01,7.9\r\n",
      [2, 4],
    ],
    ["tabs, as a sheet copies them", "USD\t2026/10/1\t7.12\nEUR\t2026/10/1\t7.9", [1, 2]],
    ["semicolons", "USD;2026-10-01;7.12\nEUR;2026-10-01;7.9;", [1, 2]],
    ["quotes and full-width commas", '"美元"，"2026-10-01"，"7.12"\nEUR、2026-10-01、7.9', [1, 2]],
  ])("with %s", (_name, text, lines) => {
    const rows = readRows(text);
    expect(rows).toMatchObject([{ rate: "7.12" }, { currency: "EUR", rate: "7.9" }]);
    expect(Array.isArray(rows) && rows.map(({ line }) => line)).toEqual(lines);
  });

  test.each([
    ["two columns", "USD,2026-10-01,7.12\nEUR,7.9", 2],
    ["a decimal comma", "USD,2026-10-01,7,12", 1],
    ["an empty cell", "currency,date,rate\nUSD,,7.12", 2],
  ])("with %s name the row", (_name, text, line) => {
    expect(readRows(text)).toBe(line);
  });
});
