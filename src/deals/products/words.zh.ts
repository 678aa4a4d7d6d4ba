import type { productsEn } from "./words.en.ts";

export const productsZh: typeof productsEn = {
  title: (deal) => `${deal} 的产品明细`,
  lines: "每行一个产品",
  hint: (currency) =>
    `名称、数量、单价、折扣：OA ×10 @3000 -10%，也可以写 9折。或者只写名称和金额：OA 30000。币种 ${currency}；商机金额改为合计。`,
  hintWithList: (product, currency) =>
    `名称、数量、单价、折扣：${product} ×10 @3000 -10%，也可以写 9折。不写单价按标价算：${product} ×10 9折。或者只写名称和金额：OA 30000。币种 ${currency}；商机金额改为合计。`,
  isNear: (product, near) => `价格表里没有“${product}”，是“${near}”吗？要保留就再提交一次。`,
  sum: (sum) => `合计 ${sum}，已作为商机金额。`,
  emptied: "产品明细已清空，商机金额不变。",
  nothingChanged: "产品明细没有变化。",
  flaws: {
    name: (row) => `第 ${row} 行：是什么产品？先写名称：OA ×10 @3000`,
    quantity: (row, typed) => `第 ${row} 行：“${typed}”不是数量，请写大于 0 的数，最多三位小数：×2.5`,
    price: (row, typed) => `第 ${row} 行：“${typed}”看不出是多少钱，请写成 3000、3千 或 12.50 这样`,
    discount: (row, typed) => `第 ${row} 行：“${typed}”不是折扣，请写 0 到 100 的百分比，例如 -10%，或 9折`,
    currency: (row, typed) => `第 ${row} 行：“${typed}”跟商机的币种不一样，各行都用商机的币种。`,
    "too-much": (row) => `第 ${row} 行超过 1 万亿了。`,
    "too-many": (row, most) => `一个商机最多 ${most} 行，第 ${row} 行多出来了。`,
    "other-currency": (row, product, currencies) =>
      `第 ${row} 行：${product} 只有 ${currencies} 的标价，请写商机币种的单价，例如 @3000。`,
    near: (row, product, near) =>
      `第 ${row} 行：价格表里没有“${product}”，是“${near}”吗？不是的话请加上单价，例如 @3000，或金额。`,
    "no-amount": (row, product) => `第 ${row} 行：${product} 多少钱？请加上单价，例如 @3000，或金额。`,
  },
};
