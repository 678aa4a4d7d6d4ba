import { both } from "../../text/locale.ts";
import { contractSigned, firstPayment } from "../known-criteria.ts";
import type { Pipeline } from "../pipeline.ts";
import { pipeline, question, stage, talk } from "./compose.ts";

const direct = both("Buys directly", "直接采购");
const throughPartners = both("Buys through distribution", "渠道采购");

/** 客户漏斗, the default: target account → prospect → qualified customer → signed customer. */
export const customerFunnel: Pipeline = pipeline({
  code: "customer-funnel",
  version: 2,
  name: both("Customer funnel", "客户漏斗"),
  about: both("Who deserves our time: from the market to the money", "时间花在谁身上：从目标市场到首款到账"),
  start: "prospect",
  stages: [
    stage({
      code: "target-account",
      name: both("Target account", "目标市场"),
      aliases: ["target", "market", "目标市场客户"],
      likelihood: 5,
      workdays: 60,
      counted: false,
      guide: {
        goal: both(
          "Companies the product fits, by purchasing power, channel and region",
          "按购买力、渠道、地域划出产品适合的客户群",
        ),
        talkingPoints: [
          talk(
            direct,
            both(
              "Who uses such a product today, and what does it cost them?",
              "现在谁在用同类产品，花多少钱？",
            ),
          ),
          talk(
            throughPartners,
            both("Which partner do they buy from, and why that one?", "平时从哪家渠道拿货，为什么选它？"),
          ),
        ],
      },
    }),
    stage({
      code: "prospect",
      name: both("Prospect", "潜在客户"),
      aliases: ["lead", "potential", "潜客"],
      likelihood: 20,
      workdays: 20,
      targetConversion: 30,
      enter: [
        { key: "source", kind: "field", field: "source", must: true, name: both("Source", "客户来源") },
      ],
      leave: [
        {
          key: "expected-profit",
          kind: "number",
          must: false,
          name: both("Expected profit contribution", "预期利润贡献"),
          hint: both("In your currency: 300k", "按本币写：30万"),
        },
        question("decision-structure", "Who decides", "决策结构"),
        question("buying-habits", "How they buy", "购买特点"),
        question("finances", "Financial standing", "财务状况"),
        question("regional-habits", "Regional habits", "地域习惯"),
        question("expected-cycle", "Expected cycle", "预计成交周期"),
      ],
      guide: {
        goal: both(
          "Find out what they would bring and when, and drop the rest early",
          "弄清能带来多少、什么时候，其余的尽早放手",
        ),
        roles: ["user", "initiator"],
        talkingPoints: [
          talk(
            direct,
            both("What made you look for this now?", "为什么现在考虑这件事？"),
            both("How do you choose a supplier?", "贵司怎么选供应商？"),
          ),
          talk(
            throughPartners,
            both("What does your partner do for you after the sale?", "买了以后渠道商还提供哪些服务？"),
          ),
        ],
      },
    }),
    stage({
      code: "qualified-customer",
      name: both("Qualified customer", "目标客户"),
      aliases: ["qualified", "qualify"],
      likelihood: 50,
      workdays: 30,
      targetConversion: 50,
      enter: [
        {
          key: "intent",
          kind: "tick",
          must: true,
          name: both("Clear intent to buy", "购买意向明确"),
          hint: both("They said so themselves", "客户自己明确说过要买"),
        },
        {
          key: "ability-to-pay",
          kind: "tick",
          must: true,
          name: both("Able to pay", "有支付能力"),
          hint: both("Budget or finances checked", "预算或财务状况已核实"),
        },
        {
          key: "order-soon",
          kind: "within",
          workdays: "short-term",
          must: true,
          name: both("Order likely soon", "近期可能下单"),
        },
      ],
      guide: {
        goal: both("Contract and first payment, on a date both sides name", "双方说定日期，签合同、收首款"),
        roles: ["decision-maker", "approver", "purchasing-contact"],
        talkingPoints: [
          talk(
            direct,
            both("Who signs, and what do they need to see first?", "谁签字？签之前还要看什么？"),
            both("When would the first payment leave your account?", "首款什么时候能付出来？"),
          ),
          talk(throughPartners, both("Who signs: you or your partner?", "合同是贵司签，还是渠道商签？")),
        ],
      },
    }),
    stage({
      code: "signed-customer",
      name: both("Signed customer", "签约客户"),
      aliases: ["signed", "won", "closed won", "签约", "赢单", "成交"],
      phase: "won",
      likelihood: 100,
      workdays: 30,
      enter: [
        { key: contractSigned, kind: "tick", must: true, name: both("Contract signed", "合同已签") },
        {
          key: firstPayment,
          kind: "payment",
          must: true,
          name: both("First payment received in full", "首款已全额到账"),
          hint: both(
            "Not in yet? Leave it empty: the deal is shown as signed, awaiting payment",
            "款还没到就先不勾，会记为“已签待首款”",
          ),
        },
      ],
      guide: {
        goal: both("Deliver on time and be paid on time", "按时交付，按时收款"),
        talkingPoints: [
          talk(
            direct,
            both(
              "Is delivery as agreed, and what does the next payment wait for?",
              "交付和约定的一致吗？下一笔款还差什么？",
            ),
          ),
          talk(
            throughPartners,
            both("Does your partner serve you as promised?", "渠道商答应的服务跟上了吗？"),
          ),
        ],
      },
    }),
  ],
});
