import type { worthSettingsEn } from "./words.en.ts";

export const worthSettingsZh = {
  prioritiesTitle: "优先级",
  reviewEvery: "多久回顾一次优先级",
  reviewHint: "每个人会收到自己那些理由变了的客户；没有变化就不发。",
  periods: { month: "每月", quarter: "每季度", "half-year": "每半年", never: "不回顾" },
  hours: {
    high: "高优先级客户每月几小时",
    medium: "中优先级客户每月几小时",
    low: "低优先级客户每月几小时",
  },
  hoursHint: "跟拜访、电话、演示实际花的时间对比。",
  largeFrom: "多少人以上算大型客户",
  smallBelow: "不到多少人算小型客户",
  bands: "预期利润分档",
  bandsHint: "每档从多少起：5万 10万 20万。空着就按四分位，每档客户数一样多。",
  badHours: (most: number) => `请填 0 到 ${most} 之间的小时数，例如 2.5。`,
  badWhole: (most: number) => `请填 1 到 ${most} 之间的整数。`,
  badBand: (typed: string) => `“${typed}”用不了。请从小到大写公司币种的金额：5万 10万 20万`,
  tooManyBands: (most: number) => `最多 ${most} 个金额。`,
  smallBelowLarge: (large: number) => `要小于大型客户的 ${large} 人。`,

  keyTitle: "大客户标准",
  keyHint: "这里填的都满足，就是准大客户，买没买过都算。不看重的空着。",
  profit: "预期利润至少",
  open: "跟进中的商机合计至少",
  industries: "行业",
  top: "预测里看前几大客户",
  badAmount: (typed: string, currency: string) => `“${typed}”看不出是多少 ${currency}，请写成 20万 这样。`,
  tooManyIndustries: (most: number) => `最多 ${most} 个行业，每个几个字，用逗号隔开。`,

  gradesTitle: "客户等级政策",
  grades: "每个等级给什么",
  gradesHint: "一行一个：等级、折扣上限、服务。例如：A 15% 专属工程师，2 小时响应",
  badGrade: (typed: string) => `“${typed}”看不懂。每个等级写一行，例如：A 15% 专属工程师，2 小时响应`,
  tooManyGrades: (most: number) => `最多 ${most} 个等级。`,
} satisfies typeof worthSettingsEn;
