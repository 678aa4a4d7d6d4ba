import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { Deal } from "../../../src/deals/facts/deal.ts";
import type { Pipeline } from "../../../src/pipelines/pipeline.ts";
import { customerFunnel } from "../../../src/pipelines/shipped/customer-funnel.ts";
import { sayingsIn } from "../../../src/talk/about-people.ts";
import { mayBeNames } from "../../../src/talk/named-deals.ts";
import { phrase } from "../../../src/talk/phrase.ts";
import { readAboutDeal, readPlainly, sentenceOf } from "../../../src/talk/read-sentence.ts";

const known = {
  today: Temporal.PlainDate.from("2026-11-18"),
  pipelines: [customerFunnel as unknown as Pipeline],
  begun: undefined,
};
const closeDate = Temporal.PlainDate.from("2026-12-18");
const acme = { number: 1, outcome: null, customer: { name: "ACME" }, closeDate } as Deal;

/** What a line about ACME is read as. */
function read(line: string) {
  const sentence = sentenceOf(line);
  const start = sentence.text.indexOf("acme");
  return readAboutDeal(sentence, [{ start, end: start + 4, deals: [acme] }], known);
}

describe("a phrase", () => {
  test("has words of which one is said, others that may be missing, and a rest", () => {
    const pattern = phrase("[just] (won|closed won) ◇ [for] …");
    const rest = (line: string) => pattern.exec(line)?.groups?.rest;
    expect(
      ["just won ◇ for 80k", "closed won ◇", "won  ◇ - 80k,", "wonder ◇", "won ◇ forty"].map(rest),
    ).toEqual(["80k", "", "80k", undefined, "forty"]);
    expect(phrase("新单(_|:) …").test("新单据")).toBe(false);
    const two = phrase("[把] ① (加到|put in) ② [队]").exec("把王芳加到华东队")?.groups;
    expect([two?.person, two?.team]).toEqual(["王芳", "华东"]);
  });
});

describe("a sentence about a deal", () => {
  test.each([
    ["acme 45->50k", ["/deal update #1 45->50k"]],
    ["acme 50k", ["/deal update #1 50k", "/deal new acme 50k"]],
    ["push acme to q1", ["/deal update #1 q1"]],
    ["push acme to qualified", ["/deal advance #1 qualified"]],
    ["push acme", ["/deal advance #1"]],
    ["acme signed the NDA", ["/deal note #1 signed the NDA"]],
    ["acme signed", ["/deal win #1"]],
    ["acme signing dec 20", ["/deal update #1 signing dec 20"]],
    ["did acme sign?", ["/deal show #1"]],
    ["ACME’s CFO left", ["/deal note #1 CFO left"]],
    ["acme下一步 发合同", ["/deal update #1 next step: 发合同"]],
    ["visited acme, met Jen 45min", ["/deal visit #1 met Jen 45min"]],
    ["just called acme: they want a quote", ["/deal call #1 they want a quote"]],
    ["had a call with acme", ["/deal call #1"]],
    ["emailed acme the quote", ["/deal mail #1 the quote"]],
    ["gave a demo to acme, they liked it", ["/deal demo #1 they liked it"]],
    ["拜访了acme 见了张总", ["/deal visit #1 见了张总"]],
    ["给acme打了个电话，预算批了", ["/deal call #1 预算批了"]],
    ["给acme发了邮件 报价", ["/deal mail #1 报价"]],
    ["给acme做了个演示 反馈不错", ["/deal demo #1 反馈不错"]],
    ["when did we last meet acme?", ["/deal touches #1"]],
    ["acme的跟进记录", ["/deal touches #1"]],
    // Of another day the note itself says it.
    ["昨天拜访了acme 见了张总", ["/deal note #1 昨天拜访了acme 见了张总"]],
    ["acme lol", ["/deal note #1 lol", "/deal show #1"]],
    ["把acme转给陈立跟进", ["/deal assign #1 陈立"]],
    ["acme转给孙浩", ["/deal assign #1 孙浩"]],
    ["give acme to Priya Nair", ["/deal assign #1 Priya Nair"]],
    ["acme转给法务审合同了", ["/deal note #1 转给法务审合同了"]],
    ["acme交给孙浩", ["/deal assign #1 孙浩"]],
    ["acme的单子交给孙浩跟进吧", ["/deal assign #1 孙浩"]],
    ["acme 由陈立跟进", ["/deal note #1 由陈立跟进"]],
    ["hand acme to Priya", ["/deal assign #1 Priya"]],
    ["hand over acme to Priya Nair", ["/deal assign #1 Priya Nair"]],
    ["acme交给法务了", ["/deal note #1 交给法务了"]],
    ["hand acme to legal", ["/deal note #1 hand acme to legal"]],
    ["acme推迟两周", ["/deal note #1 推迟两周", "/deal update #1 2027-01-01"]],
    ["acme 提前一个月签", ["/deal note #1 提前一个月签", "/deal update #1"]],
    ["acme提前一个月", ["/deal note #1 提前一个月", "/deal update #1 2026-11-18"]],
    ["acme推到两周后", ["/deal update #1 推到两周后"]],
    ["push acme two weeks", ["/deal note #1 push acme two weeks", "/deal update #1 2027-01-01"]],
    ["push acme out by a month", ["/deal note #1 push acme out by a month", "/deal update #1 2027-01-18"]],
    ["acme slipped 2 weeks", ["/deal note #1 slipped 2 weeks", "/deal update #1 2027-01-01"]],
    [
      "acme slipped, they were two weeks late",
      ["/deal note #1 slipped, they were two weeks late", "/deal update #1"],
    ],
    ["mark acme as commit", ["/deal update #1 commit"]],
    ["mark acme as won", ["/deal win #1"]],
    ["删掉acme", ["/deal withdraw #1"]],
    ["acme下一步是什么", ["/deal show #1"]],
    ["acme 下一步 怎么走？", ["/deal show #1"]],
    ["acme's notes", ["/deal history #1"]],
    ["acme 月底能签", ["/deal update #1 月底"]],
    ["acme有五成把握", ["/deal update #1 五成"]],
    ["acme现在在目标客户阶段", ["/deal advance #1 目标客户"]],
    ["acme close date moved to jan 15", ["/deal update #1 jan 15"]],
    ["acme 48万签下来了", ["/deal win #1 48万"]],
    ["reopen acme", ["/deal reopen #1"]],
    ["update acme", ["/deal update #1"]],
  ])("“%s”", (line, means) => {
    expect(read(line)).toEqual(means);
  });

  test("a new deal is begun by its name; who is added at a customer is a note, and so is a call to come", () => {
    const begun = (line: string) => {
      const sentence = sentenceOf(line);
      const start = sentence.text.indexOf("acme");
      const deals = [{ start, end: start + 4, deals: [acme] }];
      return readAboutDeal(sentence, deals, { ...known, begun: `/deal ${line}` });
    };
    expect(begun("add acme 20k licences")).toEqual(["/deal add acme 20k licences"]);
    expect(begun("call acme tomorrow")).toEqual(["/deal note #1 call acme tomorrow"]);
    expect(begun("call acme yesterday")).toEqual(["/deal call acme yesterday"]);
    expect(begun("add jane doe at acme")).toEqual([
      "/deal note #1 add jane doe at acme",
      "/deal add jane doe at acme",
    ]);
  });

  test("of several deals each is moved from its own date", () => {
    const sentence = sentenceOf("push acme two weeks");
    const other = { ...acme, number: 2, closeDate: closeDate.add({ days: 3 }) } as Deal;
    expect(readAboutDeal(sentence, [{ start: 5, end: 9, deals: [acme, other] }], known)).toEqual([
      "/deal note acme push acme two weeks",
      "/deal update #1 2027-01-01",
      "/deal update #2 2027-01-04",
    ]);
  });

  test("keeps what was typed", () => {
    expect(read("met ACME,  “twice” 。")).toEqual(["/deal note #1 met ACME,  “twice” 。"]);
  });
});

describe("a sentence in which no deal is named", () => {
  test.each([
    ["我下周休假", "/team away 下周"],
    ["im on vacation next week", "/team away next week"],
    ["I'm out of office until Dec 7", "/team away until Dec 7"],
    ["请假 12/1-12/7 陈立代", "/team away 12/1-12/7 陈立代"],
    ["李总下周休假", undefined],
    ["i'm off to the client", undefined],
    ["submit my forcast", "/forecast submit"],
    ["提交预测", "/forecast submit"],
    ["whats my quota", "/forecast"],
    ["我这个季度签了多少", "/forecast"],
    ["我的任务是多少", "/forecast"],
    ["how much have i closed this quarter", "/forecast"],
    ["怎么新建商机？", "help"],
    ["when does the week close?", "/team settings"],
    ["change currency to EUR", "/team settings"],
    ["set timezone to Boston", "/team zone Boston"],
    ["forecast for this quarter", "/forecast"],
    ["what changed this week", "/funnel 本周"],
    ["pipeline for East Coast", "/deal list East Coast"],
    ["send the forecast card", "/deal run nudge"],
    ["run the digest", "/deal run digest"],
    ["what is a prospect?", "/deal pipeline prospect"],
    ["潜在客户是什么意思", "/deal pipeline 潜在客户"],
    ["what is a giraffe?", undefined],
    ["i'll close 240k this quarter", "/forecast submit 240k"],
    ["我这季度能签240万", "/forecast submit 240万"],
    ["add user Bob", "/team invite"],
    ["log me out", "/team sessions"],
    ["退出登录", "/team sessions"],
    ["create a team called East Coast", "/team new East Coast"],
    ["创建团队 华东", "/team new 华东"],
    ["create team health 50k", undefined],
    ["my name is Dana Fox", "/team name Dana Fox"],
    ["我的名字是李雷", "/team name 李雷"],
    ["本周谁没报", "/forecast status"],
    ["谁没交预测", "/forecast status"],
    ["who hasn't answered", "/forecast status"],
  ])("“%s”", (line, means) => {
    expect(readPlainly(sentenceOf(line), known)).toBe(means);
  });
});

describe("a sentence about colleagues", () => {
  /** The first saying that fits, and its names; whether anybody is called so is asked later. */
  const meant = (line: string) => {
    const [first] = sayingsIn(sentenceOf(line), known.today);
    return first && [first.saying.means, first.names.person, first.names.team, first.rest];
  };
  test.each([
    ["make Tom manager of East Coast", ["/team manager ② ①", "Tom", "East Coast", ""]],
    ["请让陈立当华东队的经理吧", ["/team manager ② ①", "陈立", "华东", ""]],
    ["make Tom O'Brien an admin", ["/team role ① admin", "Tom O'Brien", undefined, ""]],
    ["把王芳升为经理了", ["/team role ① manager", "王芳", undefined, ""]],
    ["Can you add Tom Baker to the East Coast team?", ["/team join ① ②", "Tom Baker", "East Coast", ""]],
    ["將王芳調到華東隊", ["/team join ① ②", "王芳", "華東", ""]],
    ["set Tom’s quota to 500k", ["/team quota ①", "Tom", undefined, "500k"]],
    ["set my quota to 500k", ["/team quota ①", undefined, undefined, "500k"]],
    ["王芳的指标改成５０万", ["/team quota ①", "王芳", undefined, "５０万"]],
    ["王芳的指标改到下季度", undefined],
    ["what's Tom's quota", ["/team quota", "Tom", undefined, ""]],
    ["set a quota for Tom Baker 500k", ["/team quota", undefined, undefined, "Tom Baker 500k"]],
    ["Tom is on vacation next week", ["/team away ①", "Tom", undefined, "next week"]],
    ["王芳下周请假", ["/team away", "王芳", undefined, "王芳下周"]],
    ["Tom Baker left", ["/team remove ①", "Tom Baker", undefined, ""]],
    ["王芳离职了", ["/team remove ①", "王芳", undefined, ""]],
    ["remove the last line of the contract", undefined],
    ["removed Tom from the cc list", undefined],
  ])("“%s”", (line, means) => {
    expect(meant(line)).toEqual(means);
  });
});

test("whatever it is, it is read at once", () => {
  const piece = fc.constantFrom(
    "acme ",
    " ",
    ",",
    "!",
    "won ",
    "华信",
    "推进",
    "new ",
    "的",
    "80k ",
    "◇",
    "a",
  );
  const line = fc.tuple(
    fc.array(fc.oneof(piece, fc.string({ unit: "binary" })), { maxLength: 8 }),
    fc.nat(3000),
  );
  fc.assert(
    fc.property(line, ([pieces, times]) => {
      const long = pieces
        .map((one) => one.repeat(times))
        .join("")
        .slice(0, 20_000);
      const began = performance.now();
      readPlainly(sentenceOf(long), known);
      sayingsIn(sentenceOf(long), known.today);
      mayBeNames(sentenceOf(long).text.slice(0, 300));
      read(`acme ${long}`);
      expect(performance.now() - began).toBeLessThan(1_000);
    }),
    { numRuns: 60 },
  );
});
