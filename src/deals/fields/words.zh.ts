import type { fieldsEn } from "./words.en.ts";

export const fieldsZh = {
  amountPlaceholder: "120万、38w、USD 30k",
  badAmount: (typed: string) =>
    typed === ""
      ? "金额是多少？例如 120万、38w。"
      : `“${typed}”看不出是多少钱，请写成 120万、38w 或 ¥1,200,000 这样。`,
  badDate: (typed: string) =>
    typed === ""
      ? "是哪天？例如 下周五、月底、12/31。"
      : `“${typed}”看不出是哪天，请写成 下周五、月底 或 12/31 这样。`,
  whichDate: (typed: string, dates: readonly string[]) =>
    `“${typed}”可以是${dates.slice(0, -1).join("、")}或${dates.at(-1)}，请写明是哪天。`,
  amountProblems: {
    several: (typed: string) => `“${typed}”里不止一个金额，请只写一个。`,
    vague: (typed: string) => `“${typed}”是多少？请写一个数，估计的也行。`,
    negative: (typed: string) => `“${typed}”是负数，请去掉负号再写。`,
    "too-large": (typed: string) => `“${typed}”太大了，最多能记 1 万亿。`,
    "too-precise": (typed: string) =>
      `“${typed}”小数点后位数太多。如果是几万几千，请写成 45,000 或 4.5万 这样。`,
    "two-currencies": (typed: string) => `“${typed}”里有两种货币，请只写一种。`,
  },
  verySmall: (typed: string, meant: string) =>
    `“${typed}”只是 ${meant}。如果是 ${typed}万，请写上“万”；没写错就再提交一次。`,
  muchLess: (typed: string, meant: string, before: string, isBare: boolean) =>
    `“${typed}”只是 ${meant}，远低于 ${before}。${isBare ? `如果是 ${typed}万，请写上“万”；` : ""}没写错就再提交一次。`,
  muchMore: (typed: string, meant: string, before: string) =>
    `“${typed}”是 ${meant}，远高于 ${before}。没写错就再提交一次。`,
  zeroAmount: (zero: string) => `金额为 ${zero} 的商机不影响预测。请写个大概数；确实如此就再提交一次。`,
  productsFollow: (products: string, sum: string) =>
    `各产品合计 ${sum}：${products}。要按比例一起调整，就再提交一次。`,
  isPast: (typed: string, date: string) =>
    `“${typed}”是 ${date}，已经过了。请写以后的日期；没写错就再提交一次。`,
  noSuchDay: (typed: string) => `没有“${typed}”这一天，或者太远了，请写成 下周五、月底 或 12/31 这样。`,
  reads: (typed: string, meant: string) => `“${typed}”就是 ${meant}`,
  nextStepPlaceholder: "报价",
  badLikelihood: "可能性请写 0 到 100，例如 70%。",
} satisfies typeof fieldsEn;
