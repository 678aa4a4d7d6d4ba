import { describe, expect, test } from "vitest";
import { readFileLine } from "../../../src/customers/file/file-line.ts";

describe("a line about a customer", () => {
  test.each([
    ["华信 500人 3个办公点", "华信", { people: "500", sites: "3" }],
    ["华信500人3个办公点", "华信", { people: "500", sites: "3" }],
    ["華信醫療 1.2萬人", "華信醫療", { people: "1.2万" }],
    ["acme: 2 sites, retail", "acme", { sites: "2", industry: "retail" }],
    ["Acme Retail 50 people", "Acme Retail", { people: "50" }],
    [
      "acme: 1,200 people, direct, acme.com",
      "acme",
      { people: "1,200", channel: "direct", mailDomain: "acme.com" },
    ],
    ["华信 行业：零售 地区 华东 周期 90天", "华信", { industry: "零售", region: "华东", cycle: "90天" }],
    ["acme who decides: the CFO and the board", "acme", { "decision-structure": "the CFO and the board" }],
    ["华信 利润30万 预计签约月底 意向高", "华信", { profit: "30万", signsOn: "月底", intent: "高" }],
    [
      "acme profit 300k signs 12/31 3 months cycle",
      "acme",
      { profit: "300k", signsOn: "12/31", cycle: "3 months" },
    ],
    ["华信 母公司 华信集团 500人", "华信", { parent: "华信集团", people: "500" }],
  ])("%s", (line, name, texts) => {
    expect(readFileLine(line)).toEqual({ name, texts, rest: [], isSure: true });
  });

  test.each([
    "acme",
    "Retail Partners",
    "acme met the CFO 2 days ago",
    "华信 今天见了张总",
    "acme 90k",
    "acme retail",
    "#42",
  ])("%s is no such line", (line) => {
    expect(readFileLine(line).isSure).toBe(false);
  });

  test("what cannot be read is told word by word, and a second value of a field as well", () => {
    expect(readFileLine("acme 2 sites banana split").rest).toEqual(["banana", "split"]);
    expect(readFileLine("acme 2 sites 3 sites")).toMatchObject({ texts: { sites: "2" }, rest: ["3 sites"] });
  });

  test("a company's own fields are named in either language", () => {
    const own = [{ key: "a1", names: ["Seats sold", "座位数"] }];
    expect(readFileLine("acme seats sold: 40", { own }).texts).toEqual({ "own.a1": "40" });
    expect(readFileLine("华信 座位数 40 500人", { own }).texts).toEqual({ "own.a1": "40", people: "500" });
  });

  test("thousands of words take no time", () => {
    const before = performance.now();
    readFileLine("acme 2 sites ".repeat(500));
    expect(performance.now() - before).toBeLessThan(5_000);
  });
});
