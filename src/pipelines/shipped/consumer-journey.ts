import { both } from "../../text/locale.ts";
import type { Pipeline } from "../pipeline.ts";
import { satisfaction, wouldBuyAgain } from "./after-sale.ts";
import { pipeline, question, stage, talk } from "./compose.ts";

const curious = both("Just looking", "随便看看");
const comparing = both("Comparing", "正在比较");
const firstTime = both("First purchase", "第一次买");
const returning = both("Bought before", "以前买过");

/** From interest to loyalty, for many small customers. */
export const consumerJourney: Pipeline = pipeline({
  code: "consumer-journey",
  version: 1,
  name: both("Consumer journey", "消费者旅程"),
  about: both("Many small customers, from interest to loyalty", "面向大量小客户，从有兴趣到忠实"),
  start: "interested",
  stages: [
    stage({
      code: "interested",
      name: both("Prospect", "潜在客户"),
      aliases: ["lead", "interested", "潜客"],
      likelihood: 5,
      workdays: 10,
      counted: false,
      targetConversion: 40,
      leave: [question("interest", "What caught their interest", "对什么感兴趣")],
      guide: {
        goal: both("They follow us or let us write to them", "愿意关注我们，或者愿意收到我们的消息"),
        talkingPoints: [
          talk(curious, both("Show what it does in half a minute", "半分钟讲清楚能做什么")),
          talk(comparing, both("What do you like about the others?", "别家哪一点让您心动？")),
        ],
      },
    }),
    stage({
      code: "follower",
      name: both("Follower", "崇拜者"),
      aliases: ["fan", "粉丝"],
      likelihood: 15,
      workdays: 20,
      counted: false,
      targetConversion: 30,
      leave: [
        question(
          "followed-since",
          "Where they follow us, and what they react to",
          "在哪里关注，对什么内容有反应",
        ),
      ],
      guide: {
        goal: both("They ask about buying", "主动来问怎么买"),
        talkingPoints: [
          talk(curious, both("Show people like them who use it", "给他看同类人怎么用")),
          talk(comparing, both("Show one thing the others can't do", "挑一样别家做不到的给他看")),
        ],
      },
    }),
    stage({
      code: "buyer",
      name: both("Potential buyer", "潜在买家"),
      aliases: ["buyer", "意向买家"],
      likelihood: 40,
      workdays: 10,
      targetConversion: 50,
      enter: [
        {
          key: "wants-to-buy",
          kind: "tick",
          must: true,
          name: both("Wants to buy and talks to us", "想买，已和我们联系"),
        },
      ],
      leave: [question("hesitation", "What holds them back", "还在犹豫什么")],
      guide: {
        goal: both("The last doubt is gone", "打消最后的顾虑"),
        talkingPoints: [
          talk(curious, both("What would you use it for first?", "买回去最先用在哪里？")),
          talk(
            comparing,
            both("Say what we do better, and what we don't do", "讲清楚哪里比别家好，哪里不做"),
          ),
        ],
      },
    }),
    stage({
      code: "customer",
      name: both("Customer", "客户"),
      aliases: ["won", "bought", "成交", "赢单"],
      phase: "won",
      likelihood: 100,
      workdays: 30,
      targetConversion: 30,
      guide: {
        goal: both("Satisfied enough to come back", "满意到愿意再来"),
        talkingPoints: [
          talk(firstTime, both("Is it what you hoped for?", "用下来和想的一样吗？")),
          talk(returning, both("What was better last time, what now?", "和上次比，哪里更好，哪里不如？")),
        ],
      },
    }),
    stage({
      code: "loyal",
      name: both("Loyal customer", "忠实客户"),
      aliases: ["loyal", "老客户", "回头客"],
      phase: "after-sale",
      likelihood: 100,
      workdays: 90,
      counted: false,
      enter: [satisfaction({ must: true }), wouldBuyAgain({ must: true })],
      guide: {
        goal: both("Buys again and brings others", "再次购买，还介绍别人来"),
        talkingPoints: [
          talk(
            returning,
            both("Who around you could use it, too?", "身边还有谁用得上？"),
            both("May we show you first what is new?", "有新品先请您体验，可以吗？"),
          ),
        ],
      },
    }),
  ],
});
