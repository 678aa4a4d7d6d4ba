import { formatNumber } from "../../text/count.ts";
import type { listingEn } from "./words.en.ts";

export const listingZh = {
  listTitle: (team: boolean, count: number) => `${team ? "团队的商机" : "我的商机"} · ${count}`,
  listCommand: "/商机 列表",
  listNothing: (typed: string) =>
    `没有对上“${typed}”的：不是客户、同事或团队的名字，也不是我认识的条件。可以写 团队、阶段、到期、逾期、停滞、承诺单、赢单、丢单。`,
  listEmpty: "这里没有商机。可以新建一个，或者看团队的：/商机 列表 团队",
  filterDue: { month: "本月到期", quarter: "本季到期", overdue: "签约日期已过" },
  filterNoNextStep: "临近签约没有下一步",
  filterCounts: {
    won: (quarter: string) => `${quarter || "本季"} 已签`,
    commit: (quarter: string) => `${quarter || "本季"} 已签，加上到期的承诺单`,
    "best-case": (quarter: string) => `${quarter || "本季"} 已签，加上到期的承诺单和争取`,
    open: (quarter: string) => `跟进中，${quarter || "本季"} 到期`,
  },
  filterUnconfirmed: "负责人没报，未确认",
  filterHappened: {
    new: "上周截止后新增",
    win: "上周截止后赢单",
    lose: "上周截止后丢单",
    advance: "上周截止后推进",
    back: "上周截止后退回",
  },
  title: "名称",
  outcome: "结果",
  outcomes: { open: "跟进中", won: "赢单", lost: "丢单", withdrawn: "已作废" },
  currency: "币种",
  likelihoodPercent: "可能性 %",
  lastContactOn: "上次联系",
  loggedOn: "记录日期",
  exportName: "商机",
  tooManyToExport: (count: number, most: number) =>
    `一共 ${formatNumber(count, "zh")} 个商机，一个文件最多放 ${formatNumber(most, "zh")} 个。请缩小范围，例如：/商机 列表 团队 停滞 导出`,
  filterStalled: "停滞",
  filterClosed: { won: "赢单", lost: "丢单", any: "已关闭" },
} satisfies typeof listingEn;
