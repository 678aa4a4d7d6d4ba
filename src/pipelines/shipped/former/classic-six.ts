import { both } from "../../../text/locale.ts";
import type { Pipeline } from "../../pipeline.ts";
import { pipeline, stage } from "../compose.ts";

const step = (
  code: string,
  en: string,
  zh: string,
  likelihood: number,
  workdays: number,
  aliases: readonly string[] = [],
) => stage({ code, name: both(en, zh), likelihood, workdays, aliases });

/** As it was up to version 0.1.0: deals from then stand in it until they are moved. */
export const firstClassicSix: Pipeline = pipeline({
  code: "classic-six",
  version: 1,
  name: both("Classic six", "经典六阶段"),
  about: both("", ""),
  start: "lead",
  stages: [
    step("lead", "Lead", "潜在客户", 10, 10, ["leads"]),
    step("contact", "Contact", "初步接触", 20, 10),
    step("engagement", "Engagement", "意向", 35, 15, ["意向客户"]),
    step("proposal", "Proposal", "提案", 50, 15, ["方案"]),
    step("negotiation", "Negotiation", "谈判", 75, 15, ["商务谈判"]),
    { ...step("closed-won", "Closed won", "成交", 100, 20, ["won", "赢单", "签约"]), phase: "won" },
  ],
});
