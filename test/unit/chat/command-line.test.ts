import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readLine } from "../../../src/chat/command-line.ts";
import { dealUseCases } from "../../../src/deals/use-cases.ts";
import { digestUseCases } from "../../../src/digests/use-cases.ts";
import { forecastUseCases } from "../../../src/forecasts/use-cases.ts";
import { showCustomer } from "../../../src/pages/show-customer.ts";
import { processUseCases } from "../../../src/sales-process/use-cases.ts";
import { teamUseCases } from "../../../src/teams/use-cases.ts";
import { undoDeed } from "../../../src/undo/undo-deed.ts";

const all = [
  ...dealUseCases,
  ...processUseCases,
  undoDeed,
  ...forecastUseCases,
  ...digestUseCases,
  showCustomer,
  ...teamUseCases,
];

function read(line: string) {
  const understood = readLine(line, all);
  if (understood.type === "run") return [understood.useCase.name, understood.values];
  if (understood.type !== "help") return understood;
  const { orNamed: _, ...help } = understood;
  return help;
}

describe("a typed line", () => {
  test.each([
    ["/deal advance ACME 目标客户", "deal.advance", { line: "ACME 目标客户" }],
    ["/deal pipeline export key accounts", "process.export", { process: "key accounts" }],
    ["/商机 流程 导出", "process.export", { process: "" }],
    ["/deal pipeline exports", "deal.pipeline", { line: "exports" }],
    ["/商机 推进 ACME 目标客户", "deal.advance", { line: "ACME 目标客户" }],
    ["/deal adv acme 3", "deal.advance", { line: "acme 3" }],
    ["deal advance ACME", "deal.advance", { line: "ACME" }],
    ["／商机　推进　ACME", "deal.advance", { line: "ACME" }],
    ["/ deal advance ACME", "deal.advance", { line: "ACME" }],
    ["/DEAL ADVANCE ACME", "deal.advance", { line: "ACME" }],
    ["/deal tuijin ACME", "deal.advance", { line: "ACME" }],
    ["/deal", "deal.list", { line: "" }],
    ["/deal ACME", "deal.show", { deal: "ACME" }],
    ["/deal #42", "deal.show", { deal: "#42" }],
    ["/商机新建 新远 120万", "deal.new", { line: "新远 120万" }],
    ["/商机 新建新远120万", "deal.new", { line: "新远120万" }],
    ["／商机推进华信", "deal.advance", { line: "华信" }],
    ["/商機 推進 華信", "deal.advance", { line: "華信" }],
    ["商機新建華信 120萬", "deal.new", { line: "華信 120萬" }],
    ["商机撤回", "deal.undo", {}],
    ["/商机#4", "deal.show", { deal: "#4" }],
    ["/商机 新远科技", "deal.show", { deal: "新远科技" }],
    ["/商机 “推进科技”", "deal.show", { deal: "“推进科技”" }],
    ["/deal ACME advance", "deal.show", { deal: "ACME advance", instead: "/deal advance ACME" }],
    [
      "/商机 华信 备注 见了张总",
      "deal.show",
      { deal: "华信 备注 见了张总", instead: "/商机 备注 华信 见了张总" },
    ],
    ["/deal show 华信 医疗", "deal.show", { deal: "华信 医疗" }],
    ["/deal note ACME met the CFO,  twice", "deal.note", { line: "ACME met the CFO,  twice" }],
    ["/deal note “华信 医疗” 见了\n张总", "deal.note", { line: "“华信 医疗” 见了\n张总" }],
    ["/deal note ACME", "deal.note", { line: "ACME" }],
    ["/deal run digest", "schedule.run", { what: "digest" }],
    ["/forecast", "forecast.show", {}],
    ["/预测", "forecast.show", {}],
    ["/forecast submit 91万", "forecast.submit", { promised: "91万" }],
    ["/funnel", "funnel.show", {}],
    ["/漏斗 我的", "funnel.show", { line: "我的" }],
    ["/funnel West Q3 by rep", "funnel.show", { line: "West Q3 by rep" }],
    ["/预测 进度 上周", "forecast.status", { line: "上周" }],
    ["/customer", "customer.show", { name: "" }],
    ["/customer 华信", "customer.show", { name: "华信" }],
    ["/team", "team.show", {}],
    ['/deal advance "Help"', "deal.advance", { line: '"Help"' }],
    ["/deal note ACME help", "deal.note", { line: "ACME help" }],
    [
      '/team join "Wang Fang" East',
      "team.join",
      { first: "Wang Fang", second: "East", line: '"Wang Fang" East' },
    ],
  ])("“%s” is %s", (line, name, values) => {
    expect(read(line)).toEqual([name, values]);
  });

  test.each([
    ["", { type: "help", near: [] }],
    ["/", { type: "help", near: [] }],
    ["help", { type: "help", near: [] }],
    ["？", { type: "help", near: [] }],
    ["/deal help", { type: "help", group: "deal", near: [] }],
    ["/团队 帮助", { type: "help", group: "team", near: [] }],
    ["/deal advance help", { type: "help", group: "deal", near: [] }],
    ["/商机 推进 帮助", { type: "help", group: "deal", near: [] }],
    ["/團隊 幫助", { type: "help", group: "team", near: [] }],
    ["/forecast submit ?", { type: "help", group: "forecast", near: [] }],
    ["/deel list", { type: "help", unknown: "deel", near: ["/deal list"] }],
    [
      "/deal advnce ACME 3",
      { type: "help", group: "deal", unknown: "advnce", near: ["/deal advance ACME 3"] },
    ],
    ["/商机 推近 ACME", { type: "help", group: "deal", unknown: "推近", near: ["/商机 推进 ACME"] }],
    ["undo", { type: "help", unknown: "undo", near: ["/deal undo"] }],
    ["撤回 ACME", { type: "help", unknown: "撤回", near: ["/商机 撤回 ACME"] }],
    ["/历史 华信", { type: "help", unknown: "历史", near: ["/商机 历史 华信"] }],
    ["客户说预算批了", { type: "help", unknown: "客户说预算批了", near: [] }],
    ["你好", { type: "help", near: [] }],
    ["Hello!", { type: "help", near: [] }],
    ["hello there", { type: "help", unknown: "hello", near: [] }],
    ["thanks for nothing", { type: "help", unknown: "thanks", near: [] }],
  ])("“%s” asks for help", (line, help) => {
    expect(read(line)).toEqual(help);
  });

  test("a word that is near a verb may be a name: both are kept", () => {
    const understood = readLine("/deal Nota Bene", all);
    if (understood.type !== "help") throw new Error("no verb is called so");
    expect(understood.near).toContain("/deal note Bene");
    expect([understood.orNamed?.useCase.name, understood.orNamed?.values]).toEqual([
      "deal.show",
      { deal: "Nota Bene" },
    ]);
  });

  test.each([
    "thanks!",
    "Thank you",
    "ok, thanks a lot",
    "thx",
    "谢谢",
    "谢谢您！",
    "好的，谢谢。",
    "收到 辛苦了",
  ])("“%s” asks for nothing", (line) => {
    expect(read(line)).toEqual({ type: "thanks" });
  });

  test("whatever it is, it is read, and what is suggested is understood", () => {
    const word = fc.constantFrom(
      "/deal",
      "deel",
      "advnce",
      "推近",
      "／",
      "“",
      "ACME",
      "lst",
      "submt",
      "团对",
      "joni",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string({ unit: "binary" })), { maxLength: 5 }), (words) => {
        const understood = readLine(words.join(" "), all);
        if (understood.type !== "help") return;
        for (const line of understood.near) {
          const next = readLine(line, all);
          // One mistake is corrected at a time: the group first, then the verb.
          if (next.type === "help") expect([next.group, line]).not.toEqual([undefined, line]);
        }
      }),
    );
  });

  test("no two commands of a group share a word", () => {
    for (const group of ["deal", "customer", "forecast", "funnel", "team"]) {
      const words = all.flatMap(({ command }) =>
        command?.group === group ? [...command.en, ...command.zh] : [],
      );
      expect(words.toSorted()).toEqual([...new Set(words)].sort());
      const bare = all.filter(({ command }) => command?.group === group && command.whenBare);
      expect(bare).toHaveLength(1);
    }
  });
});
