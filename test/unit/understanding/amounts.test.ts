import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatMoney } from "../../../src/money/money.ts";
import { findAmounts } from "../../../src/understanding/find-amounts.ts";
import { parseAmount } from "../../../src/understanding/parse-amount.ts";
import { parseLikelihood } from "../../../src/understanding/parse-likelihood.ts";
import { knownCurrencies } from "../../../src/understanding/read-currency.ts";

const parse = (typed: string, currency = "CNY") => {
  const parsed = parseAmount(typed, { currency });
  return parsed.ok ? `${parsed.currency} ${parsed.minor}` : parsed.reason;
};

describe("one amount, in yuan unless it says otherwise", () => {
  test.each([
    ["120万", "CNY 120000000"],
    ["120 万", "CNY 120000000"],
    ["120万元", "CNY 120000000"],
    ["1.2m", "CNY 120000000"],
    ["1.2M", "CNY 120000000"],
    ["1.2 million", "CNY 120000000"],
    [".5m", "CNY 50000000"],
    ["¥1,200,000", "CNY 120000000"],
    ["￥１，２００，０００", "CNY 120000000"],
    ["¥1,200,000.50", "CNY 120000050"],
    ["1 200 000", "CNY 120000000"],
    ["1.200.000", "CNY 120000000"],
    ["USD 30k", "USD 3000000"],
    ["30k usd", "USD 3000000"],
    ["30kusd", "USD 3000000"],
    ["$45k", "USD 4500000"],
    ["3k5", "CNY 350000"],
    ["USD 3k5", "USD 350000"],
    // As they write in Europe and in India.
    ["1,5m", "CNY 150000000"],
    ["2,5k€", "EUR 250000"],
    ["1,2 mio €", "EUR 120000000"],
    ["12,50 €", "EUR 1250"],
    ["1.200.000,50 €", "EUR 120000050"],
    ["1.200,50 EUR", "EUR 120050"],
    ["1 200 000,50 €", "EUR 120000050"],
    ["12 lakh", "CNY 120000000"],
    ["₹12 lakh", "INR 120000000"],
    ["1.5 crore", "CNY 1500000000"],
    ["₹12,00,000", "INR 120000000"],
    ["1.250万", "CNY 1250000"],
    ["1.125m", "CNY 112500000"],
    ["0.500", "CNY 50"],
    ["1.250 KWD", "KWD 1250"],
    // In words, with two words for the currency, with hundredths.
    ["10m US dollars", "USD 1000000000"],
    ["c $ 16.4 million", "CAD 1640000000"],
    ["10,000 Swiss francs", "CHF 1000000"],
    ["75 USD million", "USD 7500000000"],
    ["30 MUSD", "USD 3000000000"],
    ["half a million", "CNY 50000000"],
    ["three quarters billion us dollars", "USD 75000000000"],
    ["three hundred and forty-five thousand", "CNY 34500000"],
    ["one dollar", "USD 100"],
    ["thirteen dollars and forty-five cents", "USD 1345"],
    ["15 dollars and 50", "USD 1550"],
    ["35 lakh rupees", "INR 350000000"],
    ["8亿元人民币", "CNY 80000000000"],
    ["300美圓", "USD 30000"],
    ["五元三毛", "CNY 530"],
    ["50元6角三分", "CNY 5063"],
    ["两美元又三美分", "USD 203"],
    ["$ 45 k", "USD 4500000"],
    ["US$1.2m", "USD 120000000"],
    ["38w", "CNY 38000000"],
    ["３８Ｗ", "CNY 38000000"],
    ["13.5w", "CNY 13500000"],
    ["3w5", "CNY 3500000"],
    ["3千", "CNY 300000"],
    ["1.5亿", "CNY 15000000000"],
    ["3个亿", "CNY 30000000000"],
    ["半个亿", "CNY 5000000000"],
    ["一个半亿", "CNY 15000000000"],
    ["1亿2000万", "CNY 12000000000"],
    ["一百二十万", "CNY 120000000"],
    ["两百万", "CNY 200000000"],
    ["兩百萬", "CNY 200000000"],
    ["百万", "CNY 100000000"],
    ["十二万五", "CNY 12500000"],
    ["十二万零五", "CNY 12000500"],
    ["十二点五万", "CNY 12500000"],
    ["两万五千元", "CNY 2500000"],
    ["1万500", "CNY 1050000"],
    ["一点五亿", "CNY 15000000000"],
    ["人民币壹佰贰拾万元整", "CNY 120000000"],
    ["RMB 30万", "CNY 30000000"],
    ["CNY30万", "CNY 30000000"],
    ["5000块", "CNY 500000"],
    ["3万美元", "USD 3000000"],
    ["三十万美金", "USD 30000000"],
    ["3万刀", "USD 3000000"],
    ["€30k", "EUR 3000000"],
    ["HK$ 30k", "HKD 3000000"],
    ["30万港币", "HKD 30000000"],
    ["£5", "GBP 500"],
    ["30万日元", "JPY 300000"],
    ['"80k"', "CNY 8000000"],
    ["“80k”", "CNY 8000000"],
    ["约30万左右", "CNY 30000000"],
    ["about 30k", "CNY 3000000"],
    ["8500", "CNY 850000"],
    ["0", "CNY 0"],
    ["1。5万", "CNY 1500000"],
    ["¥30 JPY", "JPY 30"],
    ["USD 30万元", "USD 30000000"],
    ["$30k CAD", "CAD 3000000"],
    ["100000000000", "CNY 10000000000000"],
  ])("%s → %s", (typed, expected) => {
    expect(parse(typed)).toBe(expected);
  });

  test("a bare number and a shared sign follow the workspace", () => {
    expect(parse("8500", "USD")).toBe("USD 850000");
    expect(parse("8500", "JPY")).toBe("JPY 8500");
    expect(parse("8.5", "KWD")).toBe("KWD 8500");
    expect(parse("¥8500", "JPY")).toBe("JPY 8500");
    expect(parse("¥8500", "USD")).toBe("CNY 850000");
    expect(parse("$45k", "HKD")).toBe("HKD 4500000");
    expect(parse("3万元", "TWD")).toBe("TWD 3000000");
    expect(parse("3万元", "USD")).toBe("CNY 3000000");
  });

  test.each([
    ["", "empty"],
    [" \u3000", "empty"],
    ["-5k", "negative"],
    ["−5k", "negative"],
    ["¥ -5", "negative"],
    ["负五万", "negative"],
    ["1000000000000.01", "too-large"],
    ["两万亿", "too-large"],
    ["9".repeat(5_000), "too-large"],
    ["1.005", "too-precise"],
    ["45.000 €", "too-precise"],
    ["¥1.200", "too-precise"],
    ["¥0.001", "too-precise"],
    ["1.00000000000001", "too-precise"],
    ["$30 人民币", "two-currencies"],
    ["USD 30k EUR", "two-currencies"],
    ["30-50万", "several"],
    ["30万到50万", "several"],
    ["30万 50万", "several"],
    ["三四十万", "several"],
    ["两三百万", "several"],
    ["七八万", "several"],
    ["两百多万", "vague"],
    ["200多万", "vague"],
    ["三百来万", "vague"],
    ["十几万", "vague"],
    ["一百几十万", "vague"],
    ["200多", "vague"],
    ["30万多", "vague"],
    ["one", "not-an-amount"],
    ["twenty five", "not-an-amount"],
    ["one million two hundred thousand", "several"],
    ["3.50元5角", "too-precise"],
    ["20 billion francs", "not-an-amount"],
    ["470 pence", "not-an-amount"],
    ["(5000)", "not-an-amount"],
    ["1,5万", "not-an-amount"],
    ["1,5", "not-an-amount"],
    ["3、5万", "not-an-amount"],
    // Nobody sets thousands apart before a k.
    ["21 300k", "several"],
    ["21 300万", "several"],
    ["1e9", "not-an-amount"],
    ["12/31", "not-an-amount"],
    ["2026-12-31", "not-an-amount"],
    ["70%", "not-an-amount"],
    ["#42", "not-an-amount"],
    ["几百万", "not-an-amount"],
    ["万", "not-an-amount"],
    ["5w2h", "not-an-amount"],
    ["usd", "not-an-amount"],
    ["🙂", "not-an-amount"],
    ["؜١٢٠", "not-an-amount"],
  ])("%j is refused as %s", (typed, reason) => {
    expect(parse(typed)).toBe(reason);
  });

  test("the span is the amount in the text as typed", () => {
    const typed = " 大概　３８ｗ左右 ";
    const parsed = parseAmount(typed, { currency: "CNY" });
    expect(parsed.ok && typed.slice(parsed.span.start, parsed.span.end)).toBe("３８ｗ");
  });
});

describe("amounts inside a sentence", () => {
  test.each([
    ["恒达首款到了13.5w", ["!13.5w"]],
    ["globex 80->95k", ["80", "!95k"]],
    ["新商机 远航教育 OA 38w 月底签", ["!38w"]],
    ["华信 60 万 12/18 签 70%", ["!60 万"]],
    ["acme 45k eom", ["!45k"]],
    ["my commit 240", ["240"]],
    ["本季报85w", ["!85w"]],
    ["#42 改成 30万", ["!30万"]],
    ["三一重工 50万 12/31", ["!50万"]],
    ["百度 120万，下月底", ["!120万"]],
    ["万科 三百万", ["!三百万"]],
    ["三元食品 80万", ["!80万"]],
    ["十堰 ¥五千", ["!¥五千"]],
    ["华信38万12月底签", ["!38万"]],
    ["120万5月底", ["!120万"]],
    ["第3期 20万", ["!20万"]],
    ["30-50万", ["!50万"]],
    ["usda 30k", ["!30k"]],
    ["Hooli 1,5m and 2,5k€", ["!1,5m", "!2,5k€"]],
    ["rooms 3, 40k", ["3", "!40k"]],
    ["Delhi 12 lakh", ["!12 lakh"]],
    ["华信两百多万", []],
    ["it may exceed a $ 4 billion", ["!$ 4 billion"]],
    ["Capital One 30k", ["!30k"]],
    ["10 rmb 20 usd", ["!10 rmb", "!20 usd"]],
    ["30万余总", ["!30万"]],
    ["20 billion francs, 250 million dutch guilders, 50 cents, 6.25 BTC", []],
    ["100₾ and ₿21,000,000 and 四十九兆九千五百九十二億元", []],
    ["it costs 15 dollars 50.", ["50"]],
    ["覆盖3万人", []],
    ["三千台电脑", []],
    ["-30k", []],
    ["2026-12-31", []],
    ["12月31号 15号 三天后", []],
    ["call at 14:00, room 4B, v1.2.3, #42, Q4", []],
    ["南方丢了 嫌贵", []],
    ["", []],
  ])("%s", (typed, expected) => {
    const found = findAmounts(typed, { currency: "CNY" });
    const shown = found.map(
      ({ span, isMarked }) => (isMarked ? "!" : "") + typed.slice(span.start, span.end),
    );
    expect(shown).toEqual(expected);
  });
});

describe("any amount and any text", () => {
  const money = fc.record({
    minor: fc.bigInt({ min: 0n, max: 10n ** 13n }),
    currency: fc.constantFrom(...knownCurrencies),
  });

  test("what is shown in full is read back to the unit, in both languages", () => {
    fc.assert(
      fc.property(money, fc.constantFrom("en" as const, "zh" as const), (amount, locale) => {
        const shown = formatMoney(amount, locale, "full");
        expect(parseAmount(shown, { currency: "CNY" })).toMatchObject({ ok: true, ...amount });
      }),
    );
  });

  test("what is shown short is read back to three digits", () => {
    fc.assert(
      fc.property(money, fc.constantFrom("en" as const, "zh" as const), (amount, locale) => {
        const parsed = parseAmount(formatMoney(amount, locale, "short"), { currency: "CNY" });
        if (!parsed.ok) throw new Error(`${formatMoney(amount, locale, "short")}: ${parsed.reason}`);
        expect(parsed.currency).toBe(amount.currency);
        expect(Number(parsed.minor) / Number(amount.minor || 1n)).toBeCloseTo(amount.minor === 0n ? 0 : 1, 2);
      }),
    );
  });

  test("a number written with a magnitude is worth that much", () => {
    const magnitudes = { k: 3, 千: 3, w: 4, 万: 4, m: 6, 百万: 6, 千万: 7, 亿: 8 };
    fc.assert(
      fc.property(fc.nat(999), fc.constantFrom(...Object.entries(magnitudes)), (value, [unit, power]) => {
        const parsed = parseAmount(`${value}${unit}`, { currency: "JPY" });
        expect(parsed).toMatchObject({ ok: true, minor: BigInt(value) * 10n ** BigInt(power) });
      }),
    );
  });

  test("a Chinese numeral of four digits is worth what it says", () => {
    const digits = "零一二三四五六七八九";
    const spell = (value: number) => {
      const thousands = Math.floor(value / 1000);
      const hundreds = Math.floor(value / 100) % 10;
      const tens = Math.floor(value / 10) % 10;
      const ones = value % 10;
      return (
        `${digits[thousands]}千` +
        (hundreds ? `${digits[hundreds]}百` : tens || ones ? "零" : "") +
        (tens ? `${digits[tens]}十` : ones && hundreds ? "零" : "") +
        (ones ? digits[ones] : "")
      );
    };
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), (value) => {
        expect(parse(spell(value), "JPY")).toBe(`JPY ${value}`);
        expect(parse(`${spell(value)}万`, "JPY")).toBe(`JPY ${value}0000`);
      }),
    );
  });

  const hostile = fc.oneof(
    fc.string({ unit: "binary", maxLength: 4_000 }),
    fc.string({
      unit: fc.constantFrom(..."0123456789.,-万千百十亿一二两三半个点wkm$¥ 元usd%/月~("),
      maxLength: 40,
    }),
  );

  test("nothing typed can break it, and what is found is where it says", () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom("CNY", "USD", "JPY"), (typed, currency) => {
        const parsed = parseAmount(typed, { currency });
        if (parsed.ok) {
          const again = parseAmount(typed.slice(parsed.span.start, parsed.span.end), { currency });
          expect(again).toMatchObject({ ok: true, minor: parsed.minor, currency: parsed.currency });
        }
        let last = 0;
        for (const { minor, span } of findAmounts(typed, { currency })) {
          expect(minor).toBeGreaterThanOrEqual(0n);
          expect(span.start).toBeGreaterThanOrEqual(last);
          expect(span.end).toBeGreaterThan(span.start);
          last = span.end;
        }
      }),
      { numRuns: 500 },
    );
  });

  test.each(["1", "1,", "1.", "1 ", "一万", "三", "$", "- ", "usd ", "usd 1x", "个", "约", "\u200b", " "])(
    "twenty thousand times %j is answered at once",
    (unit) => {
      const typed = unit.repeat(20_000);
      expect(["several", "too-large", "not-an-amount", "empty"]).toContain(parse(typed));
      findAmounts(typed, { currency: "CNY" });
    },
  );
});

describe("likelihood", () => {
  test.each([
    ["70%", 70],
    ["70", 70],
    ["７０％", 70],
    ["70 percent", 70],
    ["0.7", 70],
    [".7", 70],
    ["1", 1],
    ["1.0", 100],
    ["0", 0],
    ["100%", 100],
    ["66.6%", 67],
    ["七成", 70],
    ["7成", 70],
    ["七成半", 75],
    ["七成五", 75],
    ["七八成", 75],
    ["十成", 100],
    ["百分之七十五", 75],
    ["百分之十", 10],
    ["百分之百", 100],
    ["百分之70", 70],
    ["五五开", 50],
    ["对半", 50],
    ["约七成", 70],
  ])("%s → %d", (typed, percent) => {
    expect(parseLikelihood(typed)).toEqual({ ok: true, percent });
  });

  test.each([
    ["", "empty"],
    ["120%", "out-of-range"],
    ["-5", "out-of-range"],
    ["likely", "not-a-likelihood"],
    ["七", "not-a-likelihood"],
    ["二八成", "not-a-likelihood"],
    ["百分之", "not-a-likelihood"],
    ["70万", "not-a-likelihood"],
    ["9".repeat(10_000), "not-a-likelihood"],
  ])("%s is refused as %s", (typed, reason) => {
    expect(parseLikelihood(typed)).toEqual({ ok: false, reason });
  });

  test("every percent reads back, and nothing else gets through", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat(100), (typed, percent) => {
        expect(parseLikelihood(`${percent}%`)).toEqual({ ok: true, percent });
        const parsed = parseLikelihood(typed);
        if (parsed.ok) expect(parsed.percent >= 0 && parsed.percent <= 100).toBe(true);
      }),
    );
  });
});
