import { both } from "../../text/locale.ts";
import type { Pipeline } from "../pipeline.ts";
import { satisfaction } from "./after-sale.ts";
import { pipeline, question, stage, talk } from "./compose.ts";

const newToIt = both("New to the subject", "刚接触");
const informed = both("Knows the market", "了解行情");

/** Awareness, interest, decision, action: for sales that marketing leads to. */
export const awarenessToAction: Pipeline = pipeline({
  code: "awareness-to-action",
  version: 1,
  name: both("Awareness to action", "意识到行动"),
  about: both("Marketing leads, sales closes: four steps", "市场带进来，销售促成交，四步"),
  start: "awareness",
  stages: [
    stage({
      code: "awareness",
      name: both("Awareness", "意识"),
      aliases: ["aware", "认知"],
      likelihood: 5,
      workdays: 20,
      counted: false,
      targetConversion: 25,
      leave: [
        question("channel", "Source channel", "来源渠道"),
        question("content-seen", "Content they were given", "给了什么内容"),
      ],
      guide: {
        goal: both("They know the problem and that we solve it", "知道有这个问题，也知道我们能解决"),
        talkingPoints: [
          talk(newToIt, both("Tell of a customer with the same problem", "讲一个同类客户的故事")),
          talk(informed, both("What have you tried, and what was missing?", "以前试过什么，差在哪里？")),
        ],
      },
    }),
    stage({
      code: "interest",
      name: both("Interest", "兴趣"),
      aliases: ["interested"],
      likelihood: 20,
      workdays: 15,
      targetConversion: 40,
      leave: [
        question("content-asked", "Content they asked for", "要了什么资料"),
        question("doubts-removed", "Doubts removed", "打消了哪些疑虑"),
      ],
      guide: {
        goal: both("They ask for details", "主动来问细节"),
        roles: ["user", "initiator"],
        talkingPoints: [
          talk(newToIt, both("Show the first step, leave out the rest", "先讲第一步怎么做，别的先不讲")),
          talk(informed, both("What would it have to do for you?", "您希望它解决到什么程度？")),
        ],
      },
    }),
    stage({
      code: "decision",
      name: both("Decision", "决策"),
      aliases: ["deciding"],
      likelihood: 50,
      workdays: 15,
      targetConversion: 50,
      enter: [
        {
          key: "compares",
          kind: "tick",
          must: true,
          name: both("Is deciding between offers", "已在几家里做选择"),
        },
      ],
      leave: [
        question("alternatives", "Which alternatives they compare", "在比较哪几家"),
        question("last-doubts", "Doubts that are left", "还剩哪些疑虑"),
      ],
      guide: {
        goal: both("They choose us and know why", "选我们，而且知道为什么"),
        roles: ["technical-evaluator", "decision-maker"],
        talkingPoints: [
          talk(newToIt, both("What would your boss ask first?", "领导最先会问什么？")),
          talk(
            informed,
            both("Where do we stand against the others, in your eyes?", "和别家比，您觉得我们怎么样？"),
          ),
        ],
      },
    }),
    stage({
      code: "action",
      name: both("Action", "行动"),
      aliases: ["won", "bought", "成交", "赢单", "购买"],
      phase: "won",
      likelihood: 100,
      workdays: 30,
      leave: [satisfaction({ must: false })],
      guide: {
        goal: both("Used, and satisfied", "用起来，用得满意"),
        talkingPoints: [
          talk(newToIt, both("What is harder than you thought?", "用起来哪里比想的难？")),
          talk(informed, both("Which result would you show a colleague?", "哪个效果最值得讲给同行听？")),
        ],
      },
    }),
  ],
});
