import { describe, expect, test } from "vitest";
import { currencySign, majorNumeral, minorDigits } from "../../../src/money/currency.ts";
import { formatMoney } from "../../../src/money/money.ts";

const yuan = (major: number) => ({ minor: BigInt(Math.round(major * 100)), currency: "CNY" });
const dollars = (major: number) => ({ minor: BigInt(Math.round(major * 100)), currency: "USD" });

describe("short amounts in Chinese", () => {
  test.each([
    [0, "¥0"],
    [8_500, "¥8,500"],
    [9_999, "¥9,999"],
    [10_000, "¥1\u2060万"],
    [45_000, "¥4.5\u2060万"],
    [1_200_000, "¥120\u2060万"],
    [1_234_567, "¥123\u2060万"],
    [12_345_678, "¥1,235\u2060万"],
    [120_000_000, "¥1.2\u2060亿"],
    [-380_000, "−\u2060¥38\u2060万"],
    [12.5, "¥12.50"],
    [345.6, "¥346"],
    // Never up to what it has not reached.
    [9_999.6, "¥9,999"],
    [999_950, "¥99.9\u2060万"],
    [99_995_000, "¥9,999\u2060万"],
    [99_999_999, "¥9,999\u2060万"],
    [-999_950, "−\u2060¥99.9\u2060万"],
  ])("%d → %s", (major, expected) => {
    expect(formatMoney(yuan(major), "zh", "short")).toBe(expected);
  });

  test("万 is used for every currency", () => {
    expect(formatMoney(dollars(45_000), "zh", "short")).toBe("$4.5\u2060万");
    expect(formatMoney({ minor: 4_500_000n, currency: "HKD" }, "zh", "short")).toBe("HK$4.5\u2060万");
  });
});

describe("short amounts in English", () => {
  test.each([
    [dollars(1_234_567), "$1.23M"],
    [dollars(45_000), "$45K"],
    [dollars(8_500), "$8.5K"],
    [dollars(999), "$999"],
    [dollars(0), "$0"],
    [dollars(-380_000), "−\u2060$380K"],
    [dollars(2_500_000_000), "$2.5B"],
    [yuan(1_200_000), "¥1.2M"],
    [yuan(1_236_000), "¥1.24M"],
    [yuan(999.6), "¥999"],
    [yuan(999_950), "¥999K"],
    [yuan(9_996_000), "¥9.99M"],
    [yuan(999_999_999.99), "¥999M"],
    [yuan(1_000_000), "¥1M"],
    [yuan(1_999_999), "¥2M"],
  ])("%o → %s", (money, expected) => {
    expect(formatMoney(money, "en", "short")).toBe(expected);
  });
});

test.each([
  [1_200_000, "¥1.2M", "¥120\u2060万"],
  [8_500, "¥8.5K", "¥8,500"],
  [999_950, "¥999,950", "¥999,950"],
  [1_234_567.89, "¥1,234,567.89", "¥1,234,567.89"],
  [345.6, "¥345.60", "¥345.60"],
  [12.5, "¥12.50", "¥12.50"],
  [-1_235, "−\u2060¥1,235", "−\u2060¥1,235"],
  [0, "¥0", "¥0"],
])("exactly %d is short only where that says all of it", (major, en, zh) => {
  expect([formatMoney(yuan(major), "en", "exact"), formatMoney(yuan(major), "zh", "exact")]).toEqual([
    en,
    zh,
  ]);
});

describe("full amounts", () => {
  test.each([
    [yuan(1_230_000), "¥1,230,000"],
    [yuan(1_230_000.5), "¥1,230,000.50"],
    [yuan(-5_000), "−\u2060¥5,000"],
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

test("minor units are those of ISO 4217, whatever Intl thinks of the day", () => {
  const digits = (list: string) => list.split(" ").map(minorDigits);
  expect(digits("CNY JPY KWD CLF VND UGX IQD")).toEqual([2, 0, 3, 4, 0, 0, 3]);
  // Those that a patch release of Node changed, and those of which Intl always thought otherwise.
  expect(new Set(digits("IDR HUF COP PKR RSD"))).toEqual(new Set([2]));
  expect(new Set(digits("AFN ALL IRR LAK LBP MGA MMK SOS SYP YER"))).toEqual(new Set([2]));
  expect(formatMoney({ minor: 150_000_000n, currency: "IDR" }, "en", "full")).toBe("IDR\u00a01,500,000");
  expect(majorNumeral(5n, "CNY")).toBe("0.05");
  expect(majorNumeral(-5n, "CNY")).toBe("-0.05");
  expect(majorNumeral(123n, "JPY")).toBe("123");
});

test("no two currencies share a sign, and every reader sees the same one", () => {
  const all = Intl.supportedValuesOf("currency");
  expect(new Set(all.map(currencySign)).size).toBe(all.length);
  for (const currency of all) {
    const [en, zh] = (["en", "zh"] as const).map((locale) =>
      formatMoney({ minor: 5n, currency }, locale, "full"),
    );
    expect(en).toBe(zh);
  }
});
