import type { sourcesEn } from "./words.en.ts";

export const sourcesZh = {
  title: "来源",
  lastYear: "最近 12 个月",
  source: "来源",
  prospects: "潜在",
  qualified: "合格",
  orders: "签单",
  won: "签单金额",
  cost: "费用",
  perOrder: "单均费用",
  noSource: "没写来源",
  plainCampaign: "市场活动（没写哪个）",
  none: "这段时间没有新商机，也没有活动。",
  sentence: (fromCampaigns: number, selfFound: number, all: number) =>
    `活动带来 ${fromCampaigns} 个潜在客户，自主开发 ${selfFound} 个，共 ${all} 个。`,
  picture: "各来源的潜在、合格与签单",
  see: "细看",
  failed: "哪个活动没成",
  noneFailed: "目前看不出哪个活动没成。",
  noOrder: (name: string, cost: string, prospects: number) =>
    `${name}${cost ? `花了 ${cost}，` : ""}带来 ${prospects} 个潜在客户，一单没签`,
  dear: (name: string, cost: string, orders: number, won: string) =>
    `${name}花了 ${cost}，签了 ${orders} 单，只有 ${won}`,
  selfRate: (rate: string) => `自主开发的有 ${rate} 签了单`,
  selfTooFew: (decided: number) => `自主开发有结果的只有 ${decided} 个，太少，没法比`,
  early: (name: string, days: number) => `${name}：现在下结论还早，才结束 ${days} 天`,
  usually: (cycle: number) => `一单通常要 ${cycle} 天`,
  unknownCycle: (name: string) => `${name}：还不好说。一年里赢单不到五个，不知道一单通常要多久。`,
  partOnly: "费用要跟全公司的商机比，所以只看一部分时不显示。",
  explained:
    "活动：这段时间办过的，算它带来的所有商机，不管哪天记的。其他来源：这段时间记的商机。合格：比新建时至少往前走了一个计入漏斗的阶段。",
  campaigns: "活动",
  ran: "时间",
  goesOn: (from: string) => `${from} 起`,
  fromTo: (from: string, to: string) => `${from}–${to}`,
  gone: "这段时间没有这个来源的商机。",
  prospectsOf: (count: number) => `${count} 个潜在`,
  qualifiedOf: (count: number) => `${count} 个合格`,
  ordersOf: (count: number) => `${count} 单`,
} satisfies typeof sourcesEn;
