import type { pageEn } from "./words.en.ts";

export const pageZh = {
  title: "客户",
  latest: "最近新增的客户。找别的客户：/客户 后面加名称。",
  noneYet: "还没有客户，新建第一个商机时自动创建：/商机 新建 华信 120万 下月底",
  several: (typed: string) => `有好几个客户符合“${typed}”，是哪个？`,
  none: (typed: string) => `没找到叫“${typed}”的客户。新建第一个商机时自动创建：/商机 新建 ${typed}`,
  key: "关键客户",
  noDeals: "这个客户没有您能看到的商机。",
  totals: (open: string, won: string) => `跟进中 ${open} · 已签 ${won}`,
  more: "只显示最近 20 个。",
  all: "全部商机",

  usages: [["/客户 华信", "查客户和它的商机"]] as readonly (readonly [line: string, meaning: string])[],
} satisfies typeof pageEn;
