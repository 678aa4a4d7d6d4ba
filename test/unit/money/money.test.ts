import { describe, expect, test } from "vitest";
import { majorNumeral, minorDigits } from "../../../src/money/currency.ts";
import { formatMoney } from "../../../src/money/money.ts";

const yuan = (major: number) => ({ minor: BigInt(Math.round(major * 100)), currency: "CNY" });
const dollars = (major: number) => ({ minor: BigInt(Math.round(major * 100)), currency: "USD" });

describe("short amounts in Chinese", () => {
  test.each([
    [0, "¥0"],
    [8_500, "¥8,500"],
    [9_999, "¥9,999"],
    [10_000, "¥1万"],
    [45_000, "¥4.5万"],
    [1_200_000, "¥120万"],
    [1_234_567, "¥123万"],
    [12_345_678, "¥1,235万"],
    [120_000_000, "¥1.2亿"],
    [-380_000, "-¥38万"],
    [12.5, "¥12.50"],
    [345.6, "¥346"],
  ])("%d → %s", (major, expected) => {
    expect(formatMoney(yuan(major), "zh", "short")).toBe(expected);
  });

  test("万 is used for every currency", () => {
    expect(formatMoney(dollars(45_000), "zh", "short")).toBe("$4.5万");
    expect(formatMoney({ minor: 4_500_000n, currency: "HKD" }, "zh", "short")).toBe("HK$4.5万");
  });
});

describe("short amounts in English", () => {
  test.each([
    [dollars(1_234_567), "$1.23M"],
    [dollars(45_000), "$45K"],
    [dollars(8_500), "$8.5K"],
    [dollars(999), "$999"],
    [dollars(0), "$0"],
    [dollars(-380_000), "-$380K"],
    [dollars(2_500_000_000), "$2.5B"],
    [yuan(1_200_000), "¥1.2M"],
  ])("%o → %s", (money, expected) => {
    expect(formatMoney(money, "en", "short")).toBe(expected);
  });
});

describe("full amounts", () => {
  test.each([
    [yuan(1_230_000), "¥1,230,000"],
    [yuan(1_230_000.5), "¥1,230,000.50"],
    [yuan(-5_000), "-¥5,000"],
    [yuan(0), "¥0"],
    [{ minor: 1_230_000n, currency: "JPY" }, "JP¥1,230,000"],
    [{ minor: 1_230_500n, currency: "KWD" }, "KWD\u00a01,230.500"],
    [{ minor: 9_007_199_254_740_993_01n, currency: "USD" }, "$9,007,199,254,740,993.01"],
  ])("%o → %s", (money, expected) => {
    expect(formatMoney(money, "en", "full")).toBe(expected);
  });

  test("yen and yuan never share a sign, in either language", () => {
    for (const locale of ["en", "zh"] as const) {
      const yen = formatMoney({ minor: 500n, currency: "JPY" }, locale, "full");
      expect(yen).not.toBe(formatMoney(yuan(500), locale, "full"));
    }
  });
});

test("minor units follow the currency", () => {
  expect(["CNY", "JPY", "KWD"].map(minorDigits)).toEqual([2, 0, 3]);
  expect(majorNumeral(5n, "CNY")).toBe("0.05");
  expect(majorNumeral(-5n, "CNY")).toBe("-0.05");
  expect(majorNumeral(123n, "JPY")).toBe("123");
});
