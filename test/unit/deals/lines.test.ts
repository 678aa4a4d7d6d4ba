import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { readListLine } from "../../../src/deals/list-line.ts";
import { readNewDealLine } from "../../../src/deals/new-deal-line.ts";
import { customerFunnel } from "../../../src/pipelines/shipped/customer-funnel.ts";
import { splitWords } from "../../../src/understanding/split-words.ts";

const today = Temporal.PlainDate.from("2026-11-18");

describe("a line for a new deal", () => {
  const read = (line: string) => Object.values(readNewDealLine(splitWords(line), today));

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
    ["ACME 10万 20万", "ACME 20万", "10万", ""],
    ["ACME", "ACME", "", ""],
    ["", "", "", ""],
  ])("“%s” is customer “%s”, amount “%s”, date “%s”", (line, customer, amount, closeDate) => {
    expect(read(line)).toEqual([customer, amount, closeDate]);
  });
});

describe("a line for a list", () => {
  const read = (line: string) => readListLine(splitWords(line), customerFunnel);

  test.each([
    ["", {}],
    ["team", { whose: "team" }],
    ["团队 目标客户 到期", { whose: "team", stage: "qualified-customer", due: "month" }],
    ["mine stalled", { whose: "mine", stalled: true }],
    ["逾期", { due: "overdue" }],
    ["quarter 3", { due: "quarter", stage: "qualified-customer" }],
    ["won", { closed: "won" }],
    ["丢单 团队", { closed: "lost", whose: "team" }],
    ["ACME", { customer: "ACME" }],
    ["华信 医疗 due", { customer: "华信 医疗", due: "month" }],
    ['"team"', { customer: "team" }],
    ['"3"', { customer: "3" }],
    ["mine team", { whose: "team" }],
  ])("“%s” is %j", (line, filter) => {
    expect(read(line)).toEqual(filter);
  });
});
