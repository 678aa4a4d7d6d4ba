import type { assessingEn } from "./words.en.ts";

export const assessingZh: typeof assessingEn = {
  title: (assessment, customer) => `${customer}：${assessment}`,
  submit: "保存评估",
  evidence: "依据",
  saved: (assessment) => `${assessment}已保存，10 分钟内可以撤回：/商机 撤回`,
  none: (process) => `“${process}”这个流程没有评估。`,
  noSuch: (typed, names) => `没有“${typed.slice(0, 40)}”这个评估，可选：${names.join("、")}。`,
  notYet: (customer, number) => `${customer}还没有评估过。现在评估：/商机 评估 #${number}`,
  comparisonTitle: (deal) => `${deal}：评估对比`,
  criterion: "标准",
  holds: (held, of) => `${of} 项中满足 ${held} 项。`,
  saidBy: (who, text) => `${who}：${text}`,
  nobody: "漏斗",
  changed: "与上次相比有变化",
  nothingChanged: "与上次相比没有变化。",
  same: "没有变化",
  openDeal: "打开商机",
};
