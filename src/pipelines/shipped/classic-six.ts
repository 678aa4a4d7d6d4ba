import type { Pipeline, Stage } from "../pipeline.ts";

const open = (
  code: string,
  en: string,
  zh: string,
  likelihood: number,
  workdays: number,
  aliases: readonly string[] = [],
): Stage => ({
  code,
  name: { en, zh },
  aliases,
  phase: "open",
  likelihood,
  workdays,
  counted: true,
  enter: [],
  leave: [],
});

/** The six steps most teams know; no gates, loss possible everywhere. */
export const classicSix: Pipeline = {
  code: "classic-six",
  version: 1,
  name: { en: "Classic six", zh: "经典六阶段" },
  start: "lead",
  stages: [
    open("lead", "Lead", "潜在客户", 10, 10, ["leads"]),
    open("contact", "Contact", "初步接触", 20, 10),
    open("engagement", "Engagement", "意向", 35, 15, ["意向客户"]),
    open("proposal", "Proposal", "提案", 50, 15, ["方案"]),
    open("negotiation", "Negotiation", "谈判", 75, 15, ["商务谈判"]),
    { ...open("closed-won", "Closed won", "成交", 100, 20, ["won", "赢单", "签约"]), phase: "won" },
  ],
};
