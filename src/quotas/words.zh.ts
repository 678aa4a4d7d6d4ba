import type { quotasEn } from "./words.en.ts";

export const quotasZh = {
  quotaTitle: (quarter: string) => `${quarter} 目标`,
  quota: "目标",
  quotaTotal: "合计",
  totalOf: (parts: string) => `合计包括 ${parts}。`,
  noQuota: "未设",
  change: "修改",
  quotaFormTitle: (who: string) => `${who}的目标`,
  quotaAmount: "目标金额",
  quotaAmountHint: "例如 300万；写 0 取消目标。",
  quotaQuarter: "季度",
  quotaSet: (who: string, quarter: string, amount: string) => `${who} ${quarter} 目标已设为 ${amount}。`,
  quotaGone: (who: string, quarter: string) => `${who} ${quarter} 的目标已取消。`,
  notYours: (who: string) => `${who}不在您的团队里，请找管理员设置。`,
  notYourOwn: "您的目标由上级经理或管理员设置。",
  notYourTeam: (team: string) => `${team}不是您下面的团队，请找管理员设置。`,
  wholeTeam: "整个团队",
  peopleAdd: (sums: string) => `各人目标合计 ${sums}。`,
  nobodyYet: "还没有销售人员。同事第一次给我发消息后，就会列在这里。",
} satisfies typeof quotasEn;
