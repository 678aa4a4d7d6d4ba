import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { readDealLine } from "../../../src/deals/lines/deal-line.ts";
import { splitWords } from "../../../src/understanding/split-words.ts";

const today = Temporal.PlainDate.from("2026-11-18");

describe("a line about a deal", () => {
  const read = (line: string) => {
    const { name, amount, closeDate } = readDealLine(splitWords(line), today);
    return [name, amount, closeDate];
  };

  test.each([
    ["ACME 120万 下月底", "ACME", "120万", "下月底"],
    ["ACME 下月底 120万", "ACME", "120万", "下月底"],
    ["华信 医疗 38w 月底", "华信 医疗", "38w", "月底"],
    ["“华信 医疗” 38w", "华信 医疗", "38w", ""],
    ["3M 1.2m next Friday", "3M", "1.2m", "next Friday"],
    ["ACME USD 30k end of month", "ACME", "USD 30k", "end of month"],
    ["ACME 2026-12-31 ¥1,200,000", "ACME", "¥1,200,000", "2026-12-31"],
    ["ＡＣＭＥ　１２０万　月底", "ＡＣＭＥ", "120万", "月底"],
    ['ACME "120万"', "ACME 120万", "", ""],
    ["ACME 10万 20万", "ACME", "10万 20万", ""],
    ["ACME 45k eom 12/15", "ACME", "45k", "eom 12/15"],
    ["新远科技 30-50万 月底", "新远科技", "30-50万", "月底"],
    ["新远科技 -120万 月底", "新远科技", "-120万", "月底"],
    ["Hooli 45.000 € 31.12.2026", "Hooli", "45.000 €", "31.12.2026"],
    ["Hooli 99999999999999 eom", "Hooli", "99999999999999", "eom"],
    // A date that does not exist is no part of the name, nor its number an amount.
    ["Hooli nov 31", "Hooli", "", "nov 31"],
    ["Hooli 1.5mm Nov 31", "Hooli", "1.5mm", "Nov 31"],
    ["新远科技 120万 2月30日", "新远科技", "120万", "2月30日"],
    // Numbers inside names.
    ["Studio 54 45k eom", "Studio 54", "45k", "eom"],
    ["Level 3 Communications 45k eom", "Level 3 Communications", "45k", "eom"],
    ["Century 21 45k", "Century 21", "45k", ""],
    ["Forever 21 300k 12/31", "Forever 21", "300k", "12/31"],
    ["华信 两百多万 12/31", "华信", "两百多万", "12/31"],
    ["ACME 10m US dollars 12/31", "ACME", "10m US dollars", "12/31"],
    ["ACME 1,5m eom", "ACME", "1,5m", "eom"],
    ["Hooli 1.200.000,50 € 31.12.2026", "Hooli", "1.200.000,50 €", "31.12.2026"],
    ["Tata 12 lakh eom", "Tata", "12 lakh", "eom"],
    ["58同城 80万 月底", "58同城", "80万", "月底"],
    ["Black Friday Deals 45k eom", "Black Friday Deals", "45k", "eom"],
    ["Sun Microsystems 45k eom", "Sun Microsystems", "45k", "eom"],
    // Without blanks, and with commas instead of them.
    ["新远科技120万下月底", "新远科技", "120万", "下月底"],
    ["新远科技120万元，下月底签", "新远科技", "120万元", "下月底签"],
    ["新远下月底120万", "新远", "120万", "下月底"],
    ["今天国际80万月底", "今天国际", "80万", "月底"],
    ["瑞丰40万", "瑞丰", "40万", ""],
    ["五粮液50万年底", "五粮液", "50万", "年底"],
    ["六和集团十二万五下周三", "六和集团", "十二万五", "下周三"],
    ["新远 三四十万 月底", "新远", "三四十万", "月底"],
    ["Hooli 45k,eom", "Hooli", "45k", "eom"],
    ["ACME 1,200,000 eom", "ACME", "1,200,000", "eom"],
    ["新远科技 80万、月底。", "新远科技", "80万", "月底"],
    // In the wrong order.
    ["120万 新远科技 下月底", "新远科技", "120万", "下月底"],
    ["下月底 新远科技 120万", "新远科技", "120万", "下月底"],
    ["45k Hooli eom", "Hooli", "45k", "eom"],
    ["eom Hooli 45k", "Hooli", "45k", "eom"],
    ["Friday Health 45k", "Friday Health", "45k", ""],
    ["May Corp 45k", "May Corp", "45k", ""],
    ["3M China eom", "3M China", "", "eom"],
    // Words that only introduce a value.
    ["Acme for 45k closing eom", "Acme", "45k", "eom"],
    ["Hooli - 45k - eom", "Hooli", "45k", "eom"],
    ["Hooli 45k by end of the year", "Hooli", "45k", "by end of the year"],
    ["Hooli 45k in Q1 2027", "Hooli", "45k", "Q1 2027"],
    ["客户：新远科技 金额：120万 日期：下月底", "新远科技", "120万", "下月底"],
    ["soylent amount=500k date=12/31", "soylent", "500k", "12/31"],
    ["瑞丰 金额改成40万", "瑞丰", "40万", ""],
    ["瑞丰30-50万", "瑞丰", "30-50万", ""],
    ["globex 80->95k", "globex", "95k", ""],
    ["globex 80k->95", "globex", "80k->95", ""],
    ["ACME", "ACME", "", ""],
    ["", "", "", ""],
  ])("“%s” is customer “%s”, amount “%s”, date “%s”", (line, customer, amount, closeDate) => {
    expect(read(line)).toEqual([customer, amount, closeDate]);
  });
});

describe("what else a line about a deal says", () => {
  test.each([
    ["ACME 60% best case 480k eom", { likelihood: "60%", category: "best-case", amount: "480k", rest: [] }],
    ["瑞丰 七成", { name: "瑞丰", likelihood: "七成" }],
    ["瑞丰 承诺单", { name: "瑞丰", category: "commit" }],
    ["瑞丰 150%", { name: "瑞丰", likelihood: "150%" }],
    ["ACME 45k Analytics eom", { name: "ACME", closeDate: "eom", rest: ["Analytics"] }],
    ["ACME 45k eom because of scope", { rest: ["because of scope"] }],
    ["ACME +10%", { name: "ACME +10%", likelihood: "" }],
    ["Pipeline Partners 45k", { name: "Pipeline Partners", category: undefined }],
    ["瑞丰 下周三报价", { name: "瑞丰", closeDate: "", nextStep: "报价", nextStepDate: "下周三" }],
    ["瑞丰 下一步: 12/5 报价", { name: "瑞丰", nextStep: "报价", nextStepDate: "12/5" }],
    [
      "ACME next step: Friday, send the quote",
      { name: "ACME", nextStep: "send the quote", nextStepDate: "Friday" },
    ],
    ["瑞丰 下一步 报价", { name: "瑞丰", nextStep: "报价", nextStepDate: "" }],
    [
      "ACME next step: call Jen on Friday",
      { name: "ACME", closeDate: "", nextStep: "call Jen", nextStepDate: "Friday" },
    ],
    ["ACME next step call CFO tuesday", { nextStep: "call CFO", nextStepDate: "tuesday" }],
    ["瑞丰 下一步 发合同 周五", { nextStep: "发合同", nextStepDate: "周五" }],
    ["ACME next step: Friday", { nextStep: "Friday", nextStepDate: "Friday" }],
    [
      "ACME next step: call Jen Friday about the price",
      { nextStep: "call Jen Friday about the price", nextStepDate: "Friday" },
    ],
  ])("“%s” is %j", (line, said) => {
    expect(readDealLine(splitWords(line), today)).toMatchObject(said);
  });

  test("of more words than anybody says is not read to its end", () => {
    // One lookup takes milliseconds; each further word would be tried in six lengths.
    const asked = { dates: 0 };
    const counting = new Proxy(today, {
      get: (date, name) => {
        asked.dates += 1;
        const value = Reflect.get(date, name, date);
        return typeof value === "function" ? value.bind(date) : value;
      },
    });
    const looks = (text: string) => {
      asked.dates = 0;
      readDealLine(splitWords(text), counting);
      return asked.dates;
    };
    expect(looks("next 12 of Friday ".repeat(80))).toBe(looks("next 12 of Friday ".repeat(40)));
  });
});
