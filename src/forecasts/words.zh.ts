import type { forecastsEn } from "./words.en.ts";

export const forecastsZh = {
  title: (name: string) => `周四预测 · ${name}`,
  closes: (when: string) => `${when} 截止`,
  quota: (quarter: number) => `Q${quarter} 目标`,
  won: "已签",
  commit: "已签+承诺",
  promised: "本季预测数",
  noDeals: "您没有跟进中的商机，只要报一个本季预测数。",
  allAnswered: "商机都报完了，只差本季预测数。",
  onlyOthers: (others: number) => `没有需要特别关注的，${others} 个商机一键“不变”即可。`,
  needYourEye: (attention: number, others: number): string =>
    `要您看 ${attention} 个${others > 0 ? `（另 ${others} 个一键“不变”）` : ""}`,
  summary: (attention: number, all: number): string =>
    attention > 0 ? `${all} 个商机，要您看 ${attention} 个` : `${all} 个商机，一键即可`,
  attention: {
    overdue: (_slips: number): string => "⚠ 日期已过，必须改",
    slipped: (slips: number): string => `推迟过 ${slips} 次`,
    new: (_slips: number): string => "新",
    due: (_slips: number): string => "本季到期",
  },
  signs: (date: string) => `${date} 签`,
  answers: { same: "不变", change: "有变", slipped: "推迟", lost: "丢单" },
  same: "不变",
  change: "有变",
  slipped: "推迟",
  lost: "丢单",
  submit: (rest: boolean): string => (rest ? "其余不变，提交" : "提交"),
  submitAgain: "重新提交",
  submitted: "本周已报",
  notYet: "还没报",
  notAtAll: "没报",
  statusColumn: "本周",
  submittedAt: (when: string) => `本周已报（${when}），截止前还可以改。`,
  submitTitle: "提交本周预测",
  submitNow: "提交",
  submitRest: (rest: number) => `提交，其余 ${rest} 个不变`,
  promisedLabel: (quarter: number) => `Q${quarter} 预测数`,
  promisedHint: (won: string, commit: string) => `已签 ${won}，已签+承诺 ${commit}`,
  thanks: (rest: number) => (rest > 0 ? `收到，${rest} 个商机按“不变”记录。` : "收到，都齐了。"),
  overdueFirst: (count: number, names: string) =>
    `${names}${count > 1 ? `等 ${count} 个商机` : ""}的签约日期已过，不能选“不变”。请先选“有变”“推迟”或“丢单”，其他已填的会保留。`,
  cannotStay: (customer: string) => `${customer}的签约日期已过，不能选“不变”。请选“有变”“推迟”或“丢单”。`,
  closedMeanwhile: (customer: string, outcome: "won" | "lost" | "withdrawn"): string =>
    `${customer}已经${{ won: "赢单", lost: "丢单", withdrawn: "作废" }[outcome]}，不用再报。`,
  notYours: "这个商机只能由负责人来报。",
  weekClosed: "该周已截止，不能再改。发送 /预测 打开本周的卡片。",
  datePassed: "这个日期已经过了，请写今天以后的，例如 下周五。",
  mustBeLater: (earliest: string) => `请写更晚的日期，最早 ${earliest}。`,
  changeTitle: (customer: string) => `${customer}：修改哪一项？`,
  slipTitle: (customer: string) => `${customer}：推迟到哪天？`,
  newDate: "新的签约日期",
  dateWas: (date: string) => `原定 ${date}`,
  reminder: {
    "reminder-1": "提醒一下：您本周的预测还没报。",
    "reminder-2": "最后提醒一次：您本周的预测还没报。",
  },
  statusTitle: (done: number, all: number, closed: string): string =>
    `${closed ? `${closed} 周预测` : "本周预测"}：应报 ${all} 人，已报 ${done} 人`,
  lastPromised: "上次",

  usages: [
    ["/预测", "本周预测卡片"],
    ["/预测 提交 240万", "报本季预测数，其余不变"],
    ["/预测 进度", "看谁没报（仅经理）"],
  ] as readonly (readonly [line: string, meaning: string])[],
} satisfies typeof forecastsEn;
