import { expect, test } from "vitest";
import { formatList, formatNumber, formatOrdinal, pluralEn } from "../../../src/text/count.ts";
import { formatMultiple, formatPercent, formatShare } from "../../../src/text/format/percent.ts";

test("English nouns follow their number", () => {
  expect([0, 1, 2, 1_200].map((n) => pluralEn(n, "deal"))).toEqual([
    "0 deals",
    "1 deal",
    "2 deals",
    "1,200 deals",
  ]);
  expect(pluralEn(2, "company", "companies")).toBe("2 companies");
});

test("places, lists and large numbers", () => {
  expect([1, 2, 3, 4, 11, 22].map((n) => formatOrdinal(n, "en"))).toEqual([
    "1st",
    "2nd",
    "3rd",
    "4th",
    "11th",
    "22nd",
  ]);
  expect(formatOrdinal(2, "zh")).toBe("第 2");
  expect(formatList(["Lee", "Chen", "Wang"], "en")).toBe("Lee, Chen and Wang");
  expect(formatList(["李雷", "韩梅梅", "王芳"], "zh")).toBe("李雷、韩梅梅和王芳");
  expect(formatNumber(1_234_567n, "zh")).toBe("1,234,567");
});

test("shares are percents, and no denominator is not zero", () => {
  expect(formatPercent(70)).toBe("70%");
  expect(formatShare(0.847, "en")).toBe("85%");
  expect(formatShare(0.847, "zh", 1)).toBe("84.7%");
  expect(formatShare(0, "zh")).toBe("0%");
  expect(formatShare(null, "zh")).toBe("–");
  expect(formatShare(0 / 0, "en")).toBe("–");
  expect(formatMultiple(1.44, "en")).toBe("1.4×");
  expect(formatMultiple(5 / 0, "en")).toBe("–");
});
