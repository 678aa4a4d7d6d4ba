import type { effortEn } from "./words.en.ts";

export const effortZh = {
  title: "精力",
  headline: (share, lost, all) => `${share} 的跟进花在了丢掉的单上：${all} 次里的 ${lost} 次。`,
  hours: (share, lost, all) => `时间上是 ${share}：${all} 里的 ${lost}。`,
  unmeasured: (count) => `有 ${count} 次没写时长。`,
  tooFew: (count, least) => `还太少，看不出来：已定单的跟进只有 ${count} 次，至少要 ${least} 次。`,
  none: "这段时间赢单和丢单上都没有跟进记录。记一条：/商机 拜访 华信 见了张总 45分钟",
  perWon: "每个赢单的跟进次数",
  firstContact: "录入后首次跟进",
  firstContactIs: (days, touched, untouched) =>
    `${days}（${touched} 单的中位数${untouched > 0 ? `，${untouched} 单还没跟进` : ""}）`,
  workdays: (days) => `${days} 个工作日`,
  byRep: "按人",
  byStage: "按当时的阶段",
  bySource: "按来源",
  columns: { touches: "跟进", lost: "丢单上的", share: "占比", hours: "丢单耗时" },
  few: "太少",
  noSource: "没写来源",
  pictureTitle: "赢单和丢单上的跟进",
  onWon: "赢单上",
  onLost: "丢单上",
  definitions: "口径",
  targets: "我的目标",
} satisfies typeof effortEn;
