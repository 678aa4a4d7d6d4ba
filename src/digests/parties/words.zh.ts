import type { partiesCardsEn } from "./words.en.ts";

export const partiesCardsZh: typeof partiesCardsEn = {
  partners: "合作伙伴",
  competitors: "竞争对手",
  lastYear: "最近 12 个月的商机",
  partner: "合作伙伴",
  deals: "商机",
  brought: "带来",
  orders: "签单",
  won: "签单金额",
  share: "伙伴份额",
  picture: "各伙伴的商机与签单",
  noPartners: "这段时间的商机里没有合作伙伴。记一个：/商机 合作伙伴 华信 明远咨询 20%",
  partnersSaid: (partners, deals) =>
    `这段时间新建的商机里，${partners} 家伙伴参与 ${deals} 个；有几家的，各算一次。`,
  shareExplained: "伙伴份额：每个赢单按份额折算，精确到分；同一赢单的各家伙伴合计不多不少。",
  competitor: "竞争对手",
  met: "碰到",
  open: "跟进中",
  lost: "丢单",
  lostTo: "丢给它",
  rate: "胜率",
  rivalPicture: "对每家的赢单与丢单",
  noCompetitors: "这段时间的商机里没有记竞争对手。记一个：/商机 竞争对手 华信 用友",
  competitorsSaid: (competitors) => `这段时间新建的商机里碰到 ${competitors} 家对手，已出局的也算。`,
  rateExplained: "胜率：有结果的商机里赢单占多少；不到 20 个不给出。",
};
