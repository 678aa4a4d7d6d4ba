import type { duplicateEn } from "./words.en.ts";

export const duplicateZh = {
  title: "可能重复的客户",
  found: (count: number) =>
    `有 ${count} 对客户可能是同一家。是同一家就合并；不是就点“不是同一家”，以后不再问。`,
  none: "没有发现重复的客户。",
  news: (count: number) =>
    `新发现 ${count} 对客户可能是同一家。是同一家就合并；不是就点“不是同一家”，以后不再问。`,
  more: (count: number) => `还有 ${count} 对，相似度低一些。先处理这几对，再查一次。`,
  seeAll: "全部查看",
  merge: "合并",
  areDifferent: "不是同一家",
  reasons: {
    form: "只差写法或公司类型",
    domain: "邮箱域名相同",
    branch: "可能是分公司或同一家的另一个叫法",
    sound: "读音相同",
    name: "字号相同，只差行业",
    typo: "只差一个字母",
  },
  noDeals: "没有商机",
  deals: (count: number) => `${count} 个商机`,
  pair: (one: string, other: string) => `${one}  /  ${other}`,
  different: (one: string, other: string) => `已记下：${one} 和 ${other} 不是同一家，以后不再问。`,
  differentAlready: (one: string, other: string) => `之前已记下 ${one} 和 ${other} 不是同一家。`,
  whichTwo: "哪两个客户不是同一家？例如：/客户 不是同一家 华信医疗 华信",
} satisfies typeof duplicateEn;
