import { both } from "../../text/locale.ts";
import type { Pipeline } from "../pipeline.ts";
import { pipeline, question, stage, talk } from "./compose.ts";

const newcomers = both("New customers", "新客户");
const knownOnes = both("Existing customers", "老客户");

/** The six steps most teams know; no gates, loss possible everywhere. */
export const classicSix: Pipeline = pipeline({
  code: "classic-six",
  version: 2,
  name: both("Classic six", "经典六阶段"),
  about: both("The six steps most teams know, without gates", "多数团队熟悉的六步，不设关卡"),
  start: "lead",
  stages: [
    stage({
      code: "lead",
      name: both("Lead", "潜在客户"),
      aliases: ["leads"],
      likelihood: 10,
      workdays: 10,
      targetConversion: 50,
      leave: [question("lead-source", "Where they heard of us", "从哪里知道我们的")],
      guide: {
        goal: both("Be in touch within a day", "一天之内联系上"),
        talkingPoints: [
          talk(newcomers, both("What made you get in touch?", "是什么让您来找我们？")),
          talk(knownOnes, both("What has changed since your last order?", "上次下单以后有什么变化？")),
        ],
      },
    }),
    stage({
      code: "contact",
      name: both("Contact", "初步接触"),
      likelihood: 20,
      workdays: 10,
      targetConversion: 60,
      leave: [question("need", "What they need", "客户的需求")],
      guide: {
        goal: both("Learn the need and who has it", "弄清需求，是谁的需求"),
        roles: ["user", "initiator"],
        talkingPoints: [
          talk(newcomers, both("How do you solve this today?", "这件事现在是怎么解决的？")),
          talk(knownOnes, both("Who else in the company has this need?", "公司里还有谁有同样的需求？")),
        ],
      },
    }),
    stage({
      code: "engagement",
      name: both("Engagement", "意向"),
      aliases: ["意向客户"],
      likelihood: 35,
      workdays: 15,
      targetConversion: 60,
      leave: [question("budget", "Budget and when", "预算和时间")],
      guide: {
        goal: both("A need with a budget and a date", "需求有预算、有时间"),
        roles: ["initiator", "approver"],
        talkingPoints: [
          talk(newcomers, both("What has to happen before you can decide?", "做决定之前还要走哪几步？")),
          talk(knownOnes, both("From which budget did the last order come?", "上次是从哪笔预算出的？")),
        ],
      },
    }),
    stage({
      code: "proposal",
      name: both("Proposal", "提案"),
      aliases: ["方案"],
      likelihood: 50,
      workdays: 15,
      targetConversion: 60,
      leave: [question("alternatives", "What else they look at", "还在看哪几家")],
      guide: {
        goal: both("A proposal the decision maker has read", "决策者看过的方案"),
        roles: ["technical-evaluator", "decision-maker"],
        talkingPoints: [
          talk(newcomers, both("Which line of it would you cross out?", "方案里哪一条您会划掉？")),
          talk(knownOnes, both("What should be different from last time?", "和上次比，哪里要改？")),
        ],
      },
    }),
    stage({
      code: "negotiation",
      name: both("Negotiation", "谈判"),
      aliases: ["商务谈判"],
      likelihood: 75,
      workdays: 15,
      targetConversion: 75,
      guide: {
        goal: both("Terms both sides sign", "双方都肯签的条款"),
        roles: ["purchasing-contact", "approver"],
        talkingPoints: [
          talk(newcomers, both("If we agree today, when is it signed?", "今天谈定的话，什么时候能签？")),
          talk(
            knownOnes,
            both(
              "A better price in return for what: volume, term, a reference?",
              "价格可以谈，量、期限、案例能给哪一样？",
            ),
          ),
        ],
      },
    }),
    stage({
      code: "closed-won",
      name: both("Closed won", "成交"),
      aliases: ["won", "赢单", "签约"],
      phase: "won",
      likelihood: 100,
      workdays: 20,
      guide: {
        talkingPoints: [
          talk(newcomers, both("When do we look together at how it went?", "什么时候一起看看用得怎么样？")),
          talk(knownOnes, both("Who else should know us?", "还有谁应该认识我们？")),
        ],
      },
    }),
  ],
});
