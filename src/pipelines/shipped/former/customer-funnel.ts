import { contractSigned, firstPayment } from "../../known-criteria.ts";
import type { Pipeline } from "../../pipeline.ts";
import { pipeline, stage } from "../compose.ts";

/** As it was up to version 0.1.0: deals from then stand in it until they are moved. */
export const firstCustomerFunnel: Pipeline = pipeline({
  code: "customer-funnel",
  version: 1,
  name: { en: "Customer funnel", zh: "客户漏斗" },
  about: { en: "", zh: "" },
  start: "prospect",
  stages: [
    stage({
      code: "target-account",
      name: { en: "Target account", zh: "目标市场" },
      aliases: ["target", "market", "目标市场客户"],
      phase: "open",
      likelihood: 5,
      workdays: 60,
      counted: false,
      enter: [],
      leave: [],
    }),
    stage({
      code: "prospect",
      name: { en: "Prospect", zh: "潜在客户" },
      aliases: ["lead", "potential", "潜客"],
      phase: "open",
      likelihood: 20,
      workdays: 20,
      counted: true,
      enter: [
        { key: "source", kind: "field", field: "source", must: true, name: { en: "Source", zh: "客户来源" } },
      ],
      leave: [
        {
          key: "expected-profit",
          kind: "answer",
          must: false,
          name: { en: "Expected profit contribution", zh: "预期利润贡献" },
        },
        {
          key: "decision-structure",
          kind: "answer",
          must: false,
          name: { en: "Who decides", zh: "决策结构" },
        },
        { key: "buying-habits", kind: "answer", must: false, name: { en: "How they buy", zh: "购买特点" } },
        { key: "finances", kind: "answer", must: false, name: { en: "Financial standing", zh: "财务状况" } },
        {
          key: "regional-habits",
          kind: "answer",
          must: false,
          name: { en: "Regional habits", zh: "地域习惯" },
        },
        {
          key: "expected-cycle",
          kind: "answer",
          must: false,
          name: { en: "Expected cycle", zh: "预计成交周期" },
        },
      ],
    }),
    stage({
      code: "qualified-customer",
      name: { en: "Qualified customer", zh: "目标客户" },
      aliases: ["qualified", "qualify"],
      phase: "open",
      likelihood: 50,
      workdays: 30,
      counted: true,
      enter: [
        {
          key: "intent",
          kind: "tick",
          must: true,
          name: { en: "Clear intent to buy", zh: "购买意向明确" },
          hint: { en: "They said so themselves", zh: "客户自己明确说过要买" },
        },
        {
          key: "ability-to-pay",
          kind: "tick",
          must: true,
          name: { en: "Able to pay", zh: "有支付能力" },
          hint: { en: "Budget or finances checked", zh: "预算或财务状况已核实" },
        },
        {
          key: "order-soon",
          kind: "within",
          workdays: "short-term",
          must: true,
          name: { en: "Order likely soon", zh: "近期可能下单" },
        },
      ],
      leave: [],
    }),
    stage({
      code: "signed-customer",
      name: { en: "Signed customer", zh: "签约客户" },
      aliases: ["signed", "won", "closed won", "签约", "赢单", "成交"],
      phase: "won",
      likelihood: 100,
      workdays: 30,
      counted: true,
      enter: [
        { key: contractSigned, kind: "tick", must: true, name: { en: "Contract signed", zh: "合同已签" } },
        {
          key: firstPayment,
          kind: "tick",
          must: true,
          name: { en: "First payment received in full", zh: "首款已全额到账" },
          hint: {
            en: "Not in yet? Leave it empty: the deal is shown as signed, awaiting payment",
            zh: "款还没到就先不勾，会记为“已签待首款”",
          },
        },
      ],
      leave: [],
    }),
  ],
});
