import type { customerEn } from "./words.en.ts";

export const customerZh = {
  deals: (count: number): string => (count === 0 ? "没有商机" : `${count} 个商机`),

  title: "客户",
  several: (typed: string) => `有好几个客户符合“${typed}”，是哪个？`,
  noneButNear: (typed: string) => `没找到叫“${typed}”的客户，是不是：`,
  unknown: (typed: string) => `没找到叫“${typed}”的客户。看最近新增的客户：/客户`,
  gone: "找不到这个客户了。看最近新增的客户：/客户",

  tooMany: (most: number, held: number, left: number): string =>
    left === 0
      ? `您领取的潜在客户已有 ${held} 个，上限 ${most} 个。先推进或放回一个：/客户 放回公海 华信`
      : `超过上限了：领取的潜在客户最多 ${most} 个，您已有 ${held} 个，还能再领 ${left} 个。`,
  tooManyToday: (perDay: number, left: number): string =>
    left === 0
      ? `今天已领取 ${perDay} 个，到上限了，留些机会给别人，明天再来。`
      : `每天最多领取 ${perDay} 个，今天还能再领 ${left} 个。`,
  gaveItUp: (name: string, days: number, until: string) =>
    `${name} 是您放弃的，${days} 天内（${until} 之前）先让别人跟进。`,
} satisfies typeof customerEn;
