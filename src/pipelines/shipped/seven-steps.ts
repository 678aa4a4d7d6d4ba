import { both } from "../../text/locale.ts";
import { contractSigned } from "../known-criteria.ts";
import type { Pipeline } from "../pipeline.ts";
import { satisfaction, wouldBuyAgain } from "./after-sale.ts";
import { met, pipeline, question, stage, talk, work } from "./compose.ts";

const unhappy = both("Unhappy with today's supplier", "对现有供应商不满");
const content = both("Content with what they have", "安于现状");
const usesIt = both("Uses it well", "用得好");
const usesLittle = both("Hardly uses it", "用得少");

/** 顾问式七步法: consultative selling, each step with its goal, its people and its questions. */
export const sevenSteps: Pipeline = pipeline({
  code: "seven-steps",
  version: 1,
  name: both("Seven steps", "顾问式七步法"),
  about: both("Consultative selling of projects, up to the next purchase", "顾问式项目销售，一直到重复采购"),
  start: "find",
  stages: [
    stage({
      code: "find",
      name: both("Find", "寻找目标"),
      aliases: ["search"],
      likelihood: 5,
      workdays: 20,
      counted: false,
      targetConversion: 30,
      enter: [
        { key: "source", kind: "field", field: "source", must: true, name: both("Source", "客户来源") },
      ],
      leave: [question("what-they-do", "What they do, and how", "客户做什么、怎么做")],
      guide: {
        goal: both("A company that could need us", "找到可能需要我们的客户"),
        roles: ["user"],
        talkingPoints: [
          talk(
            unhappy,
            both("What takes most of your time with today's supplier?", "现在的供应商最费您精力的是什么？"),
          ),
          talk(
            content,
            both("What would you change first with a free hand?", "没有限制的话，最想先改哪一件？"),
          ),
        ],
      },
    }),
    stage({
      code: "need",
      name: both("Develop the need", "建立需求"),
      aliases: ["develop", "需求"],
      likelihood: 8,
      workdays: 30,
      targetConversion: 40,
      leave: [
        question("need", "The need, as they say it", "客户自己怎么说需求"),
        question("since-when", "Why, and since when", "为什么、从什么时候开始"),
        question("why-change", "Why change at all", "为什么要改变"),
      ],
      guide: {
        goal: both("The user wants it and tells others", "使用者想要，并愿意去说"),
        roles: ["user", "initiator"],
        talkingPoints: [
          talk(unhappy, both("What did you hope for that didn't come?", "原来指望什么没有得到？")),
          talk(content, both("What would others in your trade say about that?", "同行会怎么看？")),
        ],
      },
    }),
    stage({
      code: "approval",
      name: both("Project approval", "推动立项"),
      aliases: ["approval", "立项"],
      likelihood: 10,
      workdays: 30,
      targetConversion: 50,
      leave: [
        { key: "approved", kind: "tick", must: true, name: both("Project approved", "已立项") },
        question("needs-that-move", "Needs that move the buyers", "最能打动采购方的需求"),
        work("approval-papers", "Approval papers prepared together", "一起准备立项材料"),
      ],
      guide: {
        goal: both(
          "Take part in the approval, start from the needs that move the buyers",
          "参与立项，从最能打动采购方的需求入手",
        ),
        roles: ["initiator", "approver"],
        talkingPoints: [
          talk(unhappy, both("What does one more year as it is cost?", "照现在这样再过一年，要多花多少？")),
          talk(content, both("Which goal of the top does it serve?", "它对应高层今年的哪个目标？")),
        ],
      },
    }),
    stage({
      code: "shortlist",
      name: both("Shortlisted", "确保入围"),
      aliases: ["shortlist", "入围"],
      likelihood: 25,
      workdays: 30,
      targetConversion: 50,
      leave: [
        { key: "shortlisted", kind: "tick", must: true, name: both("On the shortlist", "已入围") },
        question("bought-from", "From whom they bought, how and why chosen", "以前向谁买、怎么选的、为什么"),
        question("rivals", "Which rivals, and why", "有哪些对手，为什么找他们"),
        question(
          "reach-the-top",
          "Who is in the decision chain, how we reach its top",
          "决策链上有谁，怎么见到最高决策人",
        ),
        question("top-wants", "What the top wants", "高层要什么"),
        question("our-strengths", "Which strengths of ours serve it", "我们哪些优势对得上"),
        question("attractive-enough", "Is the proposal attractive enough", "方案够不够有吸引力"),
        question("next-step-agreed", "Next step", "下一步"),
        met("technical-evaluator", "met-technical", both("Technical evaluator met", "见过技术论证者")),
        met("decision-maker", "met-decision-maker", both("Decision maker met", "见过决策者")),
      ],
      guide: {
        goal: both(
          "Turn approval into the shortlist with a proposal both sides gain from",
          "把立项变成入围，拿出双赢的方案，把住方向",
        ),
        roles: ["user", "technical-evaluator", "initiator", "approver", "decision-maker"],
        talkingPoints: [
          talk(unhappy, both("What must never happen again?", "什么事绝不能再发生？")),
          talk(
            content,
            both("What would make the change worth the trouble?", "要好到什么程度，换一家才值得？"),
          ),
        ],
      },
    }),
    stage({
      code: "win",
      name: both("Win", "赢得交易"),
      aliases: ["win the deal", "赢得"],
      likelihood: 50,
      workdays: 30,
      targetConversion: 70,
      leave: [
        { key: contractSigned, kind: "tick", must: true, name: both("Contract signed", "合同已签") },
        question("terms", "Terms still open", "还没谈拢的条款"),
      ],
      guide: {
        goal: both("The contract", "签下合同"),
        roles: ["purchasing-contact", "approver", "decision-maker"],
        talkingPoints: [
          talk(
            unhappy,
            both(
              "What must the contract say so that it never happens again?",
              "合同里怎么写，老问题才不会再出？",
            ),
          ),
          talk(
            content,
            both(
              "What would make you wait, and what would waiting cost?",
              "还有什么让您想再等等？等的代价是什么？",
            ),
          ),
        ],
      },
    }),
    stage({
      code: "delivery",
      name: both("Delivery", "交易实施"),
      aliases: ["deliver", "won", "赢单", "签约", "成交", "实施", "交付"],
      phase: "after-sale",
      likelihood: 100,
      workdays: 60,
      counted: false,
      leave: [
        question("delivery-plan", "Delivery plan", "实施计划"),
        question("users-influence", "The users' influence", "使用者的影响力"),
        question("most-benefit", "How to get the most benefit", "怎样用出最大价值"),
        question("buy-more", "What would make them buy more", "怎样会继续买"),
      ],
      guide: {
        goal: both("Used as planned, with results to show", "按计划用起来，有成果可看"),
        roles: ["purchasing-contact", "approver", "decision-maker", "user"],
        talkingPoints: [
          talk(usesIt, both("Which result do we show the top together?", "哪项成果一起去向高层汇报？")),
          talk(usesLittle, both("Who among the users could win over the others?", "使用者里谁能带动大家？")),
        ],
      },
    }),
    stage({
      code: "repeat",
      name: both("Repeat purchase", "重复采购"),
      aliases: ["repeat", "复购"],
      phase: "after-sale",
      likelihood: 100,
      workdays: 120,
      counted: false,
      leave: [
        satisfaction({ must: false }),
        wouldBuyAgain({ must: false }),
        question("satisfied-by", "What touches satisfaction most", "最影响满意度的是什么"),
        question(
          "really-helped",
          "Did the purchase really help; if not, why",
          "买了真的有帮助吗？没有的话为什么",
        ),
        question("use-it-better", "How we can help them use it better", "怎样帮他们用得更好"),
      ],
      guide: {
        goal: both("The next order", "下一张订单"),
        roles: ["user", "initiator", "decision-maker"],
        talkingPoints: [
          talk(usesIt, both("Where else in the company would it help?", "公司里还有哪里用得上？")),
          talk(
            usesLittle,
            both("Did it really help? What do we change first?", "真的有帮助吗？先改哪一点？"),
          ),
        ],
      },
    }),
  ],
});
