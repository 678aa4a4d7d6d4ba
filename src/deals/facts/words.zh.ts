import type { factsEn } from "./words.en.ts";

export const factsZh = {
  customer: "客户",
  amount: "金额",
  closeDate: "预计签约",
  signedOn: "合同签订日期",
  wonOn: "赢单日期",
  notYet: "这一天还没到，请写实际发生的日期。",
  correct: "更正",
  moneyOn: "预计首款到账",
  likelihood: "可能性",
  category: "预测类别",
  owner: "负责人",
  products: "产品",
  source: "来源",
  stage: "阶段",
  signsOn: "签约",
  nextStep: "下一步",
  nextStepDate: "下一步日期",
  categories: { commit: "承诺单", "best-case": "争取", pipeline: "储备", omitted: "不计入" },
  sources: {
    "self-found": "自主开发",
    campaign: "市场活动",
    referral: "转介绍",
    partner: "合作伙伴",
    existing: "老客户",
    inbound: "主动咨询",
  },
  lostReason: "丢单原因",
  wonReason: "赢单原因",
  otherReason: "选“其他”请写一句具体原因。",

  awaitingPayment: "已签待首款",

  newTitle: "新建商机",
  productOptional: "产品",
  alreadyClosed: (customer: string, number: number, outcome: string): string =>
    outcome === "withdrawn"
      ? factsZh.isWithdrawn(customer, number)
      : `${customer}的商机已关闭。要重新跟进：/商机 重开 #${number}`,
  isWithdrawn: (customer: string, number: number): string =>
    `#${number} 是误记，已作废。要重新记录：/商机 新建 ${customer}`,

  reason: "原因",
  changedTo: (now: string) => `刚才有人把它改成了${now}。如果以您填的为准，请再保存一次。`,
  datePlaceholder: "下周五、月底、12/31",
  open: "查看",
  needReason: "请填写原因，方便以后复盘。",
} satisfies typeof factsEn;
