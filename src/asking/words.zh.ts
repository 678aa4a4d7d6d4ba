import type { askingEn } from "./words.en.ts";

export const askingZh = {
  title: "没看懂这句",
  export: "导出",
  notUnderstood: (typed: string) => `这里用不上“${typed}”。`,
  onlyOne: (typed: string) => `“${typed}”多了：团队或人、产品、时间、分法，每样一次只能写一个。`,
  which: "哪一位？",
  whoIsMeant: (typed: string) => `叫“${typed}”的有好几位，您指的是：`,
  didYouMean: "您是不是想说：",
  notBegun: (period: string, list: string) => `${period}还没开始，没有数据。看那时到期的商机：${list}`,
  nothingKept: (week: string) => `${week} 那周没有记录。`,
} satisfies typeof askingEn;
