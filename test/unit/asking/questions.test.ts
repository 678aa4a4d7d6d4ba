/** What people type behind /funnel, /deal list and /forecast status, and how it is read. */
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { askedOnce } from "../../../src/asking/asked.ts";
import { type AskedName, nameReader } from "../../../src/asking/readers.ts";
import { workspaceSettings } from "../../../src/company/workspace-settings.ts";
import { type ListLine, listReaders } from "../../../src/deals/listing/list-line.ts";
import { type FunnelAsked, funnelOnce, funnelReaders } from "../../../src/digests/funnel-question.ts";
import { pipelineBook } from "../../../src/pipelines/book.ts";
import { customerFunnel } from "../../../src/pipelines/shipped/customer-funnel.ts";
import { shippedPipelines } from "../../../src/pipelines/shipped/shipped-pipelines.ts";
import { type PhraseReader, readPhrases } from "../../../src/understanding/read-phrases.ts";
import { splitWords } from "../../../src/understanding/split-words.ts";

/** Saturday, 28 November 2026: the week that closed on Friday is 2026-W48, the one under way 2026-W49. */
const today = Temporal.PlainDate.from("2026-11-28");
const zone = "Asia/Shanghai";

const names: readonly AskedName[] = [
  { name: "West", means: { team: "west" } },
  { name: "华东 East", means: { team: "east" } },
  { name: "Team Blue", means: { team: "blue" } },
  { name: "孙浩", means: { owner: "sun" } },
  { name: "Grace Lin", means: { owner: "grace" } },
  { name: "Grace Wu", means: { owner: "wu" } },
  { name: "June May", means: { owner: "june" } },
  { name: "OA", means: { product: "OA" } },
  { name: "Cloud Storage", means: { product: "Cloud Storage" } },
];

type Read = Readonly<{ said: object; unread?: string }>;

function read<Said>(
  line: string,
  readers: readonly PhraseReader<Said>[],
  once: readonly (readonly (keyof Said)[])[],
): Read {
  const { said, unread } = readPhrases(
    splitWords(line),
    [...readers, nameReader(names) as PhraseReader<Said>],
    once,
  );
  const rest = unread.map(({ spelling }) => spelling).join(" ");
  return rest === "" ? { said } : { said, unread: rest };
}

const company = (fiscalStartMonth: number) => ({
  now: Temporal.Instant.from("2026-11-28T02:00:00Z"),
  workspace: {
    ...{ id: "", name: "", locale: "en" as const, zone, currency: "CNY", pipelinesRevision: 0, demo: false },
    settings: workspaceSettings.parse({ fiscalStartMonth }),
  },
  pipelines: pipelineBook(shippedPipelines, "customer-funnel"),
});

const funnel = (line: string, fiscalStartMonth = 1) =>
  read<FunnelAsked>(line, funnelReaders(company(fiscalStartMonth)), [...askedOnce, ...funnelOnce]);

describe("/funnel", () => {
  test.each<[line: string, said: FunnelAsked]>([
    ["West", { team: "west" }],
    ["west q3", { team: "west", period: "2026-Q3" }],
    ["Q3 West by rep", { team: "west", period: "2026-Q3", measure: "by-rep" }],
    ["孙浩", { owner: "sun" }],
    ["sunhao", { owner: "sun" }],
    ["孙浩 上季度", { owner: "sun", period: "2026-Q3" }],
    ["华东", { team: "east" }],
    ["华东上季度", { team: "east", period: "2026-Q3" }],
    ["华东上季度按销售", { team: "east", period: "2026-Q3", measure: "by-rep" }],
    ["East", { team: "east" }],
    ["team blue", { team: "blue" }],
    ["team", { whose: "team" }],
    ["我的", { whose: "mine" }],
    ["mine last quarter", { whose: "mine", period: "2026-Q3" }],
    ['"Grace Lin" 2026', { owner: "grace", period: "2026" }],
    ["Grace Wu", { owner: "wu" }],
    ["June May", { owner: "june" }],
    ["OA", { product: "OA" }],
    ["cloud storage this year", { product: "Cloud Storage", period: "2026" }],
    ["classic six", { pipeline: "classic-six" }],
    ["经典六阶段 West", { pipeline: "classic-six", team: "west" }],
    ["quarter 3", { period: "2026-Q3" }],
    ["Q4", { period: "2026-Q4" }],
    ["q1 2025", { period: "2025-Q1" }],
    ["2025 Q1", { period: "2025-Q1" }],
    ["2025-Q1", { period: "2025-Q1" }],
    ["Q3'25", { period: "2025-Q3" }],
    ["q4 last year", { period: "2025-Q4" }],
    ["third quarter", { period: "2026-Q3" }],
    ["三季度", { period: "2026-Q3" }],
    ["第三季度", { period: "2026-Q3" }],
    ["去年四季度", { period: "2025-Q4" }],
    ["2025年一季度", { period: "2025-Q1" }],
    ["２０２６年Ｑ３", { period: "2026-Q3" }],
    ["上个季度", { period: "2026-Q3" }],
    ["本季", { period: "2026-Q4" }],
    ["this quarter", { period: "2026-Q4" }],
    ["2026", { period: "2026" }],
    ["2026年", { period: "2026" }],
    ["今年", { period: "2026" }],
    ["last year", { period: "2025" }],
    ["FY25", { period: "2025" }],
    ["last week", { period: "2026-W48" }],
    ["上周", { period: "2026-W48" }],
    ["上週", { period: "2026-W48" }],
    ["上上周", { period: "2026-W47" }],
    ["this week", { period: "2026-W49" }],
    ["week 40", { period: "2026-W40" }],
    ["第40周", { period: "2026-W40" }],
    ["last month", { period: "2026-10" }],
    ["上个月", { period: "2026-10" }],
    ["in October", { period: "2026-10" }],
    ["12月", { period: "2025-12" }],
    ["by team", { measure: "by-team" }],
    ["按团队", { measure: "by-team" }],
    ["by product West", { measure: "by-product", team: "west" }],
    ["lost reasons", { measure: "lost-reasons" }],
    ["lost reasons West last quarter", { measure: "lost-reasons", team: "west", period: "2026-Q3" }],
    ["lost reasons by amount", { measure: "lost-by-amount" }],
    ["流失原因", { measure: "lost-reasons" }],
    ["上季度 流失原因 华东", { measure: "lost-reasons", team: "east", period: "2026-Q3" }],
    ["上季度流失原因", { measure: "lost-reasons", period: "2026-Q3" }],
  ])("“%s” is %j", (line, said) => {
    expect(funnel(line)).toEqual({ said });
  });

  test.each<[line: string, unread: string]>([
    ["Wset", "Wset"],
    ["Q5", "Q5"],
    ["孙涛 上季度", "孙涛"],
    ["Grace", "Grace"],
    ["West East", "East"],
    ["West 孙浩", "孙浩"],
    ["Q3 Q4", "Q4"],
    ["by rep by team", "by team"],
    ["13月", "13月"],
    ["2026-13", "2026-13"],
    ["week 54", "week 54"],
    ["stalled", "stalled"],
    ["华东上季度流星", "华东上季度流星"],
    ['"by rep"', "by rep"],
  ])("of “%s” it says that “%s” is not understood", (line, unread) => {
    expect(funnel(line).unread).toBe(unread);
  });

  test("quarters and years are the company's", () => {
    expect(funnel("Q1", 4).said).toEqual({ period: "2027-Q1" });
    expect(funnel("last quarter", 4).said).toEqual({ period: "2027-Q2" });
    expect(funnel("this year", 4).said).toEqual({ period: "2027" });
  });
});

const list = (line: string) =>
  read<ListLine>(
    line,
    listReaders(line, {
      today,
      fiscalStartMonth: 1,
      currency: "CNY",
      pipelines: [customerFunnel],
    }),
    askedOnce,
  );

describe("/deal list", () => {
  test.each<[line: string, said: ListLine]>([
    ["", {}],
    ["team", { whose: "team" }],
    ["团队 目标客户 到期", { whose: "team", stage: "qualified-customer", due: "month" }],
    ["mine stalled", { whose: "mine", stalled: true }],
    ["逾期", { due: "overdue" }],
    ["quarter stage 3", { period: "2026-Q4", stage: "qualified-customer" }],
    ["won", { closed: "won" }],
    ["丢单 团队", { closed: "lost", whose: "team" }],
    ["mine team", { whose: "team" }],
    ["目标客户 第二页", { stage: "qualified-customer", page: 2 }],
    ["p3", { page: 3 }],
    ["qualified customer", { stage: "qualified-customer" }],
    ["Qualified Customers", { stage: "qualified-customer" }],
    ["best case", { category: "best-case" }],
    ["团队 承诺单", { whose: "team", category: "commit" }],
    ["this month", { period: "2026-11" }],
    ["本月到期", { period: "2026-11" }],
    ["停滞的", { stalled: true }],
    ["stalled deals", { stalled: true }],
    ["open", {}],
    ["signed", { closed: "won" }],
    ["签约客户", { closed: "won" }],
    ["closed", { closed: "any" }],
    ["closed lost", { closed: "lost" }],
    ["已签待首款", { awaiting: true }],
    ["won this quarter", { closed: "won", period: "2026-Q4" }],
    ["我的团队", { whose: "team" }],
    ["團隊 潛在客戶 丟單", { whose: "team", stage: "prospect", closed: "lost" }],
    ["this week", { period: "2026-W48" }],
    ["本周", { period: "2026-W48" }],
    ["next week", { period: "2026-W49" }],
    ["next month", { period: "2026-12" }],
    ["下个月", { period: "2026-12" }],
    ["下月到期", { period: "2026-12" }],
    ["due this quarter", { period: "2026-Q4" }],
    ["Q3", { period: "2027-Q3" }],
    ["lost Q3", { closed: "lost", period: "2026-Q3" }],
    ["won last quarter", { closed: "won", period: "2026-Q3" }],
    ["上季度赢单", { closed: "won", period: "2026-Q3" }],
    ["三月", { period: "2027-03" }],
    [">500k", { amount: "CNY>50000000" }],
    ["> 500k", { amount: "CNY>50000000" }],
    ["≥50万", { amount: "CNY>=50000000" }],
    [">=50w", { amount: "CNY>=50000000" }],
    ["more than 500k", { amount: "CNY>50000000" }],
    ["over $500k", { amount: "USD>50000000" }],
    ["小于10万", { amount: "CNY<10000000" }],
    ["50万以上", { amount: "CNY>=50000000" }],
    ["10-50万", { amount: "CNY>=10000000<=50000000" }],
    ["10万到50万", { amount: "CNY>=10000000<=50000000" }],
    ["between 100k and 500k", { amount: "CNY>=10000000<=50000000" }],
    ["no next step", { noStep: true }],
    ["没有下一步", { noStep: true }],
    ["沒有下一步", { noStep: true }],
    ["page 2", { page: 2 }],
    ["第2页", { page: 2 }],
    ["lost 价格", { closed: "lost", reason: "price" }],
    ["丢单 嫌贵", { closed: "lost", reason: "price" }],
    ["lost no budget", { closed: "lost", reason: "no-budget" }],
    ["OA", { product: "OA" }],
    [
      "OA West next month >500k no next step page 2",
      { product: "OA", team: "west", period: "2026-12", amount: "CNY>50000000", noStep: true, page: 2 },
    ],
    [
      "华东 下个月 大于50万 目标客户",
      { team: "east", period: "2026-12", amount: "CNY>50000000", stage: "qualified-customer" },
    ],
  ])("“%s” is %j", (line, said) => {
    expect(list(line)).toEqual({ said });
  });

  test.each<[line: string, customer: string]>([
    ["ACME", "ACME"],
    ["ACME page 2", "ACME"],
    ["华信 医疗 due", "华信 医疗"],
    ['"team"', "team"],
    ['"3"', "3"],
    ["价格", "价格"],
    ["Price Waterhouse", "Price Waterhouse"],
    ["11-20", "11-20"],
    ['"this week"', "this week"],
    ["华信 医疗 下个月", "华信 医疗"],
  ])("of “%s”, “%s” is a customer's name", (line, customer) => {
    expect(list(line).unread).toBe(customer);
  });
});
