import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { quarterOf } from "../../../src/calendar/quarter.ts";
import { readQuotaLine } from "../../../src/quotas/quota-line.ts";
import { splitWords } from "../../../src/understanding/split-words.ts";

const running = quarterOf(Temporal.PlainDate.from("2026-11-25"));
const read = (line: string, fiscalStartMonth = 1) => {
  const now = quarterOf(Temporal.PlainDate.from("2026-11-25"), fiscalStartMonth);
  const { name, amount, quarter } = readQuotaLine(splitWords(line), now, fiscalStartMonth);
  return [name, amount, quarter.id];
};

test.each([
  ["王芳 300万", "王芳", "300万", "2026-Q4"],
  ["Anna Li 3m", "Anna Li", "3m", "2026-Q4"],
  ["Anna Li USD 30 k next quarter", "Anna Li", "USD 30 k", "2027-Q1"],
  ["王芳 下季度 300万", "王芳", "300万", "2027-Q1"],
  ["王芳 300万 本季", "王芳", "300万", "2026-Q4"],
  ["王芳 300万 Q2", "王芳", "300万", "2027-Q2"],
  ["王芳 300万 Q4", "王芳", "300万", "2026-Q4"],
  ["王芳 300万 Q3 2028", "王芳", "300万", "2028-Q3"],
  ["王芳 2027Q2 300万", "王芳", "300万", "2027-Q2"],
  ["王芳 2027年第二季度 300万", "王芳", "300万", "2027-Q2"],
  ["王芳 一季度 300万", "王芳", "300万", "2027-Q1"],
  ["王芳", "王芳", "", "2026-Q4"],
  ["王芳 多少都行", "王芳 多少都行", "", "2026-Q4"],
  ['"Q4 Partners" 1m', "Q4 Partners", "1m", "2026-Q4"],
])("%s → %s, %s, %s", (line, name, amount, quarter) => {
  expect(read(line)).toEqual([name, amount, quarter]);
});

test("quarters are those of the company's year", () => {
  expect(running.id).toBe("2026-Q4");
  expect(read("王芳 300万", 4)).toEqual(["王芳", "300万", "2027-Q3"]);
  expect(read("王芳 300万 Q1", 4)).toEqual(["王芳", "300万", "2028-Q1"]);
  expect(read("王芳 300万 Q4", 4)).toEqual(["王芳", "300万", "2027-Q4"]);
});
