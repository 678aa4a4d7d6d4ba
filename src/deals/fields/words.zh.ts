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
    negative: (typed: string) => `“${typed}”是负数，请去掉负号再写。`,
    "too-large": (typed: string) => `“${typed}”太大了，最多能记 1000 亿。`,
    "too-precise": (typed: string) =>
      `“${typed}”小数点后位数太多。如果是几万几千，请写成 45,000 或 4.5万 这样。`,
    "two-currencies": (typed: string) => `“${typed}”里有两种货币，请只写一种。`,
  },
  noSuchDay: (typed: string) => `没有“${typed}”这一天，或者太远了，请写成 下周五、月底 或 12/31 这样。`,
  reads: (typed: string, meant: string) => `“${typed}”就是 ${meant}`,
  badLikelihood: "可能性请写 0 到 100，例如 70%。",
} satisfies typeof fieldsEn;
