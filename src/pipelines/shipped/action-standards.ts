import { both } from "../../text/locale.ts";
import type { Criterion } from "../gates/gate-kinds.ts";
import { contractSigned } from "../known-criteria.ts";
import type { Pipeline } from "../pipeline.ts";
import { met, pipeline, question, stage, talk, work } from "./compose.ts";

const should = (key: string, en: string, zh: string): Criterion => ({
  ...{ key, kind: "tick", must: false, name: both(en, zh) },
});
const must = (key: string, en: string, zh: string): Criterion => ({ ...should(key, en, zh), must: true });

const knowledge = both("Knowledge-intensive", "知识密集型");
const administrative = both("Administration-heavy", "行政流程型");

/** 阶段行动标准: what to know and to do in each stage, with assessments that can be compared. */
export const actionStandards: Pipeline = pipeline({
  code: "action-standards",
  version: 1,
  name: both("Action standards", "阶段行动标准"),
  about: both("Project sales: what to know and do in each stage", "项目型销售：每个阶段该了解什么、做什么"),
  start: "target",
  stages: [
    stage({
      code: "target",
      name: both("Target customer", "目标客户"),
      aliases: ["target"],
      likelihood: 5,
      workdays: 30,
      counted: false,
      targetConversion: 30,
      leave: [
        {
          key: "people",
          kind: "number",
          atLeast: 50,
          must: false,
          name: both("People", "人数"),
          hint: both("At least 50", "至少 50 人"),
        },
        should("several-sites", "Several sites", "多个办公点"),
        should(
          "local-applications",
          "Local applications (finance) and a network",
          "有局部应用（如财务软件）和网络",
        ),
        should(
          "values-execution",
          "Values execution, efficiency, process, culture",
          "重视执行、效率、流程、文化",
        ),
        should("shares-documents", "Much knowledge and many documents, much sharing", "知识、文档多，共享多"),
        should("competitive", "Competitive in its niche, sound finances", "在细分行业有竞争力，财务良好"),
        question("organisation", "Organisation", "组织结构"),
        question("it-status", "IT status", "信息化现状"),
        {
          key: "facts-from",
          kind: "choice",
          several: true,
          must: false,
          as: "question",
          name: both("Where the facts come from", "信息来源"),
          options: [
            { code: "web", name: both("Web", "网站") },
            { code: "press", name: both("Press", "报刊") },
            { code: "ads", name: both("Ads", "广告") },
            { code: "fairs", name: both("Trade fairs", "展会") },
            { code: "friends", name: both("Friends", "朋友") },
            { code: "partners", name: both("Its partners", "客户的合作伙伴") },
          ],
        },
        {
          key: "first-contact",
          kind: "choice",
          several: true,
          must: false,
          as: "work",
          name: both("First contact with", "首次接触了谁"),
          options: [
            { code: "top", name: both("Top management", "高层") },
            { code: "administration", name: both("Administration", "行政") },
            { code: "office", name: both("General office", "办公室") },
            { code: "it", name: both("IT", "信息部门") },
          ],
        },
      ],
      guide: {
        goal: both("Know whether they are worth a project", "判断值不值得当项目来做"),
        roles: ["user", "initiator"],
        talkingPoints: [
          talk(
            knowledge,
            both("How does a colleague find what another one knows?", "同事之间怎么找到彼此的资料？"),
          ),
          talk(
            administrative,
            both("How long does an approval take, and where is it?", "一个审批要多久，卡在哪里？"),
          ),
        ],
      },
    }),
    stage({
      code: "opportunity",
      name: both("Opportunity", "潜在商机"),
      aliases: ["potential opportunity"],
      likelihood: 15,
      workdays: 30,
      targetConversion: 40,
      enter: [
        must("fits", "Fits the target profile", "符合目标客户标准"),
        must("needs-it", "Needs what we sell", "需要我们的产品"),
        must("does-well", "Does well", "经营状况好"),
        must("no-system", "Has no such system, or an unsatisfying one", "没有同类系统，或不满意"),
      ],
      leave: [question("why-now", "Why they would act now", "为什么现在要做")],
      guide: {
        goal: both("Intent, from somebody who can start it", "能发起的人有了意向"),
        roles: ["initiator"],
        talkingPoints: [
          talk(
            knowledge,
            both("When was a document last missing, and what did it cost?", "上次资料找不到，耽误了什么？"),
          ),
          talk(administrative, both("Which approval does the top complain about?", "领导最不满意哪个审批？")),
        ],
      },
    }),
    stage({
      code: "intent",
      name: both("Intent", "意向客户"),
      aliases: ["interested customer", "意向"],
      likelihood: 25,
      workdays: 30,
      targetConversion: 50,
      leave: [
        must("agrees-need", "Agrees on the need", "认可需求"),
        question("decision-chain", "Who decides, in which order", "决策链"),
        question("budget", "Budget, and where it comes from", "预算和来源"),
        met("approver", "met-approver", both("Approver met", "见过采购审批者")),
      ],
      guide: {
        goal: both("The project is approved with our ideas in it", "按我们的思路立项"),
        roles: ["initiator", "approver"],
        talkingPoints: [
          talk(
            knowledge,
            both(
              "Which department gains first, and who there would say so?",
              "哪个部门最先受益，谁愿意出来讲？",
            ),
          ),
          talk(
            administrative,
            both("By which figures is such a project approved?", "批这类项目，领导看哪些数字？"),
          ),
        ],
      },
    }),
    stage({
      code: "approved",
      name: both("Project approved", "立项客户"),
      aliases: ["approved", "立项"],
      likelihood: 40,
      workdays: 40,
      targetConversion: 60,
      leave: [
        must("accepts-proposal", "Accepts our proposal as meeting the need", "认可我们的方案满足需求"),
        {
          key: "competitors-left",
          kind: "number",
          atLeast: 1,
          atMost: 3,
          must: true,
          name: both("Suppliers still in the race, with us", "仍在候选的厂家数（含我们）"),
        },
        must("quote-expected", "Preliminary quote within expectation", "初步报价在预期之内"),
        {
          key: "likelihood",
          kind: "number",
          of: "likelihood",
          atLeast: 50,
          must: true,
          name: both("Likelihood of signing", "签约可能性"),
        },
        {
          key: "within-3-months",
          kind: "within",
          workdays: 65,
          must: true,
          name: both("Signs within 3 months", "3 个月内签约"),
        },
        work("team", "Pre-sales team and its roles", "售前团队和分工"),
        work("against-competitors", "Strengths and weaknesses against each competitor", "对每个对手的优劣势"),
        work("competitive-strategy", "Competitive strategy", "竞争策略"),
        work("relationship-strategy", "Relationship strategy", "关系策略"),
        work("follow-up-plan", "Follow-up plan", "跟进计划"),
        { key: "proposal", kind: "evidence", must: false, as: "work", name: both("Proposal", "方案") },
        work("quote-software", "First quote: software", "初步报价：软件"),
        work("quote-implementation", "First quote: implementation", "初步报价：实施"),
        work("quote-service", "First quote: service", "初步报价：服务"),
        work("presentation", "Presentation", "讲解"),
        work("demo", "Demo", "演示"),
        work("project-group", "Relations with the project group", "与项目组的关系"),
        work("visit-to-the-top", "Visit to the top", "高层拜访"),
      ],
      guide: {
        goal: both("Shortlisted, with a proposal that is accepted", "方案被认可，进入最后几家"),
        roles: ["user", "technical-evaluator", "approver", "decision-maker"],
        talkingPoints: [
          talk(
            knowledge,
            both("What should be found in a minute, a year from now?", "一年后，什么资料应该一分钟就找到？"),
          ),
          talk(
            administrative,
            both("Which approval should be the first to run by itself?", "先让哪个审批自动跑起来？"),
          ),
        ],
      },
    }),
    stage({
      code: "negotiation",
      name: both("Negotiation", "商务谈判"),
      aliases: ["谈判"],
      likelihood: 70,
      workdays: 20,
      targetConversion: 80,
      leave: [question("terms", "Terms still open", "还没谈拢的条款")],
      guide: {
        goal: both("Signed", "签约"),
        roles: ["purchasing-contact", "decision-maker"],
        talkingPoints: [
          talk(
            knowledge,
            both("Which documents go in first, and who brings them?", "先导入哪些资料，由谁来整理？"),
          ),
          talk(administrative, both("Which approvals must run at acceptance?", "验收时哪些审批必须跑起来？")),
        ],
      },
    }),
    stage({
      code: "signed",
      name: both("Signed customer", "签约客户"),
      aliases: ["signed", "won", "签约", "赢单", "成交"],
      phase: "won",
      likelihood: 100,
      workdays: 60,
      enter: [{ key: contractSigned, kind: "tick", must: true, name: both("Contract signed", "合同已签") }],
      guide: {
        talkingPoints: [
          talk(knowledge, both("What do people look up most by now?", "现在大家最常查什么？")),
          talk(administrative, both("How long does an approval take now?", "现在一个审批要多久？")),
        ],
      },
    }),
  ],
  assessments: [
    {
      code: "first",
      name: both("First assessment", "第一次评估"),
      stage: "target",
      criteria: [
        "people",
        "several-sites",
        "local-applications",
        "values-execution",
        "shares-documents",
        "competitive",
        "fits",
        "needs-it",
        "does-well",
        "no-system",
      ],
    },
    {
      code: "second",
      name: both("Second assessment", "第二次评估"),
      stage: "intent",
      criteria: ["needs-it", "agrees-need", "decision-chain", "budget", "met-approver"],
    },
    {
      code: "third",
      name: both("Third assessment", "第三次评估"),
      stage: "approved",
      criteria: [
        "accepts-proposal",
        "competitors-left",
        "quote-expected",
        "likelihood",
        "within-3-months",
        "needs-it",
        "decision-chain",
        "budget",
      ],
    },
  ],
});
