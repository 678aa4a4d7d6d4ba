import type { priceListEn } from "./words.en.ts";

export const priceListZh: typeof priceListEn = {
  title: "价格表",
  titleOf: (find) => `价格表：${find}`,
  product: "产品",
  series: "系列",
  price: "标价",
  none: "还没有价格表。把含产品名称和标价的表格发到聊天里就有了。",
  noneCalled: (find) => `价格表里没有“${find}”。`,
  showAll: "查看全部",
  hint: (product) =>
    `商机产品明细里不写单价就按标价算：${product} ×2 9折。以后价格表变了，已有商机的价格不变。`,
};
