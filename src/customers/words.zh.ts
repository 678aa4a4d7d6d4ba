import type { customerEn } from "./words.en.ts";

export const customerZh = {
  deals: (count: number): string => (count === 0 ? "没有商机" : `${count} 个商机`),

  title: "客户",
  several: (typed: string) => `有好几个客户符合“${typed}”，是哪个？`,
  noneButNear: (typed: string) => `没找到叫“${typed}”的客户，是不是：`,
  unknown: (typed: string) => `没找到叫“${typed}”的客户。看最近新增的客户：/客户`,
  gone: "找不到这个客户了。看最近新增的客户：/客户",
} satisfies typeof customerEn;
