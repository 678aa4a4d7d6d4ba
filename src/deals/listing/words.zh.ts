import { formatNumber } from "../../text/count.ts";
import type { listingEn } from "./words.en.ts";

const of = (quarter: string) => (quarter ? `${quarter} ` : "本季");

export const listingZh = {
  listTitle: (team: boolean, count: number) => `${team ? "团队的商机" : "我的商机"} · ${count}`,
  listCommand: "/商机 列表",
  listNothing: (typed: string) =>
    `没找到“${typed}”：没有这个客户、同事、团队或产品，也没有这个筛选条件。可以写 团队、阶段、到期、逾期、停滞、承诺单、赢单、丢单、没有下一步、下个月、大于50万。`,
  listEmpty: "没有符合条件的商机。可以新建一个，或者看团队的：/商机 列表 团队",
  filterDue: { month: "本月到期", overdue: "已逾期" },
  filterNoNextStep: "临近签约，没有下一步",
  filterNoStep: "没有下一步",
  filterPeriod: (period: string, underWay: boolean) =>
    underWay ? `${period}签约（含逾期）` : `${period}签约`,
  filterOver: (amount: string) => `大于 ${amount}`,
  filterAtLeast: (amount: string) => `${amount} 以上`,
  filterUnder: (amount: string) => `小于 ${amount}`,
  filterAtMost: (amount: string) => `不超过 ${amount}`,
  filterBetween: (least: string, most: string) => `${least} 到 ${most}`,
  filterCounts: {
    won: (quarter: string) => `${of(quarter)}已签`,
    commit: (quarter: string) => `${of(quarter)}已签+承诺`,
    "best-case": (quarter: string) => `${of(quarter)}已签+承诺+争取`,
    open: (quarter: string) => `${of(quarter)}到期，跟进中`,
  },
  filterUnconfirmed: "未确认（负责人没报）",
  filterHappened: {
    new: "上周截止后新增",
    win: "上周截止后赢单",
    lose: "上周截止后丢单",
    advance: "上周截止后推进",
    back: "上周截止后退回",
    "reopen-won": "上周截止后重新打开的赢单",
    "reopen-lost": "上周截止后重新打开的丢单",
  },
  filterBridge: {
    new: "本季新增",
    "pulled-in": "提前到本季",
    increased: "金额上调",
    reopened: "重新打开",
    joined: "随人员转入",
    currency: "币种更改",
    won: "赢单",
    lost: "丢单",
    "pushed-out": "推迟到下季",
    decreased: "金额下调",
    left: "随人员转出",
    rates: "外币商机",
  },
  filterAsOf: (week: string) => `${week} 截止时的情况`,
  filterAsOfDay: (day: string) => `截至 ${day}`,
  inOrder: { amount: "金额从大到小" },
  title: "名称",
  outcome: "结果",
  outcomes: { open: "跟进中", won: "赢单", lost: "丢单", withdrawn: "已作废" },
  currency: "币种",
  likelihoodPercent: "可能性 %",
  lastContactOn: "上次联系",
  loggedOn: "记录日期",
  known: "下一阶段前已了解",
  toKnow: "下一阶段前应了解",
  exportName: "商机",
  tooManyToExport: (count: number, most: number) =>
    `一共 ${formatNumber(count, "zh")} 个商机，一个文件最多放 ${formatNumber(most, "zh")} 个。请缩小范围，例如：/商机 列表 团队 停滞 导出`,
  filterStalled: "停滞",
  filterClosed: { won: "赢单", lost: "丢单", any: "已关闭" },
} satisfies typeof listingEn;
