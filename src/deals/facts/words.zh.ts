import type { factsEn } from "./words.en.ts";

const lostReasonNames = {
  price: "嫌贵",
  competitor: "选了竞争对手",
  "no-budget": "没有预算",
  "no-decision": "迟迟不决策",
  timing: "时机不对",
  "product-fit": "产品不合适",
  relationship: "关系没到位",
  other: "其他",
};

export const factsZh = {
  customer: "客户",
  amount: "金额",
  closeDate: "预计签约",
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
    "self-found": "自己开发",
    campaign: "市场活动",
    referral: "转介绍",
    partner: "合作伙伴",
    existing: "老客户",
    inbound: "客户找上门",
  },
  lostReasonNames,
  lostReason: "丢单原因",
  lostReasonName: (code: string): string => lostReasonNames[code as keyof typeof lostReasonNames] ?? code,

  awaitingPayment: "已签待首款",

  newTitle: "新建商机",
  productOptional: "产品",
  alreadyClosed: (customer: string, number: number, outcome: string): string =>
    outcome === "withdrawn"
      ? factsZh.isWithdrawn(customer, number)
      : `${customer}已经关闭。要接着跟：/商机 重开 #${number}`,
  isWithdrawn: (customer: string, number: number): string =>
    `#${number} 是误记，已经作废。要重新记：/商机 新建 ${customer}`,

  reason: "原因",
  changedTo: (now: string) => `刚才有人把它改成了${now}。如果以您填的为准，请再保存一次。`,
  datePlaceholder: "下周五、月底、12/31",
  open: "查看",
  needReason: "请写个原因，下次用得上。",
} satisfies typeof factsEn;
