import { both } from "../../text/locale.ts";
import { contractSigned } from "../known-criteria.ts";
import type { Pipeline } from "../pipeline.ts";
import { satisfaction, wouldBuyAgain } from "./after-sale.ts";
import { met, pipeline, question, stage, talk } from "./compose.ts";

const leaders = both("Industry leaders", "行业龙头");
const growing = both("Growing companies", "成长型企业");
const publicSector = both("Public sector", "政府与国企");

/** 大客户销售: few, large customers, from the first file to the follow-up after the sale. */
export const keyAccount: Pipeline = pipeline({
  code: "key-account",
  version: 1,
  name: both("Key accounts", "大客户销售"),
  about: both("Few large customers, with a file on each", "客户少而大，一户一档"),
  start: "prospecting",
  stages: [
    stage({
      code: "prospecting",
      name: both("Prospecting", "潜在客户开发"),
      aliases: ["prospect", "潜在客户", "客户开发"],
      likelihood: 10,
      workdays: 30,
      targetConversion: 40,
      enter: [
        { key: "source", kind: "field", field: "source", must: true, name: both("Source", "客户来源") },
      ],
      leave: [
        question("company-profile", "Company and position in its industry", "企业概况与行业地位"),
        question("purchasing-power", "Purchasing power", "购买力"),
        {
          key: "priority",
          kind: "choice",
          several: false,
          must: true,
          name: both("Priority", "优先级"),
          hint: both("From size, need and intent", "看规模、需求、意向"),
          options: [
            { code: "high", name: both("High", "高") },
            { code: "medium", name: both("Medium", "中") },
            { code: "low", name: both("Low", "低") },
          ],
        },
      ],
      guide: {
        goal: both("A file worth keeping, and a first conversation", "建好客户档案，谈上第一次"),
        roles: ["user", "initiator"],
        talkingPoints: [
          talk(leaders, both("What others in the industry now do differently", "同行最近有什么新做法")),
          talk(growing, both("What growth makes harder this year", "业务增长带来了哪些难处")),
          talk(publicSector, both("Which plan or program the purchase belongs to", "采购属于哪个规划或项目")),
        ],
      },
    }),
    stage({
      code: "needs-analysis",
      name: both("Needs analysis", "需求了解与分析"),
      aliases: ["needs", "需求了解", "需求分析", "需求"],
      likelihood: 25,
      workdays: 20,
      targetConversion: 60,
      leave: [
        {
          key: "need-confirmed",
          kind: "tick",
          must: true,
          name: both("Need confirmed by the customer", "客户确认了需求"),
        },
        question("need-behind", "What the need is really about", "需求背后要解决什么"),
        question("budget-and-date", "Budget and date", "预算和时间"),
        met("technical-evaluator", "met-technical", both("Technical evaluator met", "见过技术论证者")),
      ],
      guide: {
        goal: both("Needs in the customer's own words, confirmed", "用客户自己的话写下需求，并得到确认"),
        roles: ["user", "technical-evaluator", "initiator"],
        talkingPoints: [
          talk(leaders, both("Which figure would have to move?", "希望改善哪个指标？")),
          talk(growing, both("What happens if nothing changes?", "如果维持现状会怎样？")),
          talk(publicSector, both("What do the papers have to show?", "立项材料要写明什么？")),
        ],
      },
    }),
    stage({
      code: "demo-proposal",
      name: both("Demo and proposal", "产品演示与方案制定"),
      aliases: ["demo", "proposal", "演示", "方案", "产品演示", "方案制定"],
      likelihood: 50,
      workdays: 20,
      targetConversion: 60,
      leave: [
        {
          key: "proposal-sent",
          kind: "evidence",
          must: true,
          name: both("Proposal sent", "方案已提交"),
        },
        question("reaction", "Reaction to demo and proposal", "对演示和方案的反应"),
        met("decision-maker", "met-decision-maker", both("Decision maker met", "见过决策者")),
      ],
      guide: {
        goal: both("A proposal the decision maker wants", "决策者认可的方案"),
        roles: ["technical-evaluator", "decision-maker"],
        talkingPoints: [
          talk(leaders, both("Show the case of a peer, with figures", "用同行案例和数字说话")),
          talk(growing, both("Show the first three months", "讲清楚头三个月怎么见效")),
          talk(publicSector, both("Show conformity and references", "讲合规和同类案例")),
        ],
      },
    }),
    stage({
      code: "negotiation",
      name: both("Negotiation and signing", "商务谈判与签约"),
      aliases: ["negotiation", "signing", "商务谈判", "谈判"],
      likelihood: 75,
      workdays: 20,
      targetConversion: 75,
      leave: [
        { key: contractSigned, kind: "tick", must: true, name: both("Contract signed", "合同已签") },
        question("terms", "Terms still open", "还没谈拢的条款"),
      ],
      guide: {
        goal: both("A contract both sides can keep", "双方都能履行的合同"),
        roles: ["purchasing-contact", "approver", "decision-maker"],
        talkingPoints: [
          talk(leaders, both("Trade terms, never just price", "拿条件换条件，不单让价")),
          talk(growing, both("Pay in steps, as the benefit shows", "见效一步，付款一步")),
          talk(publicSector, both("Keep to the tender's calendar", "跟住招标的时间表")),
        ],
      },
    }),
    stage({
      code: "after-sale",
      name: both("After-sale follow-up", "售后服务与持续跟进"),
      aliases: ["after sale", "follow-up", "won", "签约", "赢单", "成交", "售后", "售后服务"],
      phase: "after-sale",
      likelihood: 100,
      workdays: 60,
      counted: false,
      leave: [satisfaction({ must: false }), wouldBuyAgain({ must: false })],
      guide: {
        goal: both("A satisfied customer, and the next need", "客户满意，发现下一个需求"),
        roles: ["user", "decision-maker"],
        talkingPoints: [
          talk(leaders, both("Which figure has moved, and by how much?", "哪个指标变了，变了多少？")),
          talk(growing, both("What works, what doesn't yet?", "哪些用得好，哪些还不行？")),
          talk(publicSector, both("What does the acceptance still need?", "验收还差哪些材料？")),
        ],
      },
    }),
  ],
});
