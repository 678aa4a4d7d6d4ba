import type { ratesEn } from "./words.en.ts";

export const ratesZh = {
  title: "汇率",
  currency: "币种",
  from: "起始日",
  worth: (own: string) => `折合 ${own}`,
  change: "修改",
  set: "设汇率",
  setOf: (currency: string) => `设 ${currency}`,
  paste: "批量粘贴",
  none: (own: string) => `还没有汇率。写明 1 单位外币折合多少 ${own}，例如：/团队 汇率 美元 7.12`,
  missing: "缺汇率",
  keptAsIs: "截止后，这一周就按当时的汇率留存。请在截止前设好，合计才完整。",
  lacking: (currencies: string) => `跟进中的商机缺 ${currencies} 的汇率，合计加不到一起。`,
  howItCounts:
    "汇率一直用到同币种下一次设的为止。跟进中的按当天汇率折算，已签的按签单当天的。已截止的周沿用当时的汇率。也可以用 csv 文件（币种、日期、汇率三列）：附上“团队 汇率”一起发，或先发文件再发 /团队 汇率 文件",

  setTitle: "汇率",
  rateHint: (own: string) => `1 单位折合多少 ${own}，例如 7.12；写 0 取消这个汇率。`,
  fromHint: "从这一天起使用。",
  needCurrency: "请选币种。",
  badCurrency: (typed: string) => `不认识币种“${typed}”，请写代码或名称，例如 USD、美元。`,
  ownCurrency: (own: string) => `${own} 就是公司的币种，请写别的币种，例如 美元。`,
  badRate: (typed: string) => `“${typed}”不是汇率，请写数字，例如 7.12。`,
  zero: "汇率不能是 0。写 0 只用来取消从当天起的汇率，这一天没有设过。请写数字，例如 7.12。",
  zeroInRows: (line: string) => `汇率不能是 0。要取消：${line}。`,
  removeLine: (currency: string, day: string) => `/团队 汇率 ${currency} 0 从 ${day}`,
  farOff: (rate: string, currency: string, before: string, since: string) =>
    `${rate} 和 ${since}起的 ${currency} 汇率 ${before} 相差很大。确认就再保存一次。`,

  addedUp: (rates: string) => `≈ 按 ${rates} 折算；已签的按签单当天的汇率。`,
  daysOld: (currency: string, days: number) => `${currency}（${days} 天前的）`,
  old: (rates: string) => `汇率偏旧：${rates}。`,
  setAnew: (line: string) => `管理员可以设今天的：${line}`,
  hasNone: (currencies: string, line: string) =>
    `缺 ${currencies} 的汇率，各币种分开列出。管理员可以设：${line}`,
  hadNone: (currencies: string, line: string) =>
    `截止时缺 ${currencies} 的汇率，各币种分开列出。以后的周可以设：${line}`,
  line: (currency: string) => `/团队 汇率 ${currency}`,
  lineFrom: (currency: string, day: string) => `/团队 汇率 ${currency} 从 ${day}`,

  rows: "汇率",
  rowsHint: "一行一个：币种、日期、汇率，例如 USD, 2026-10-01, 7.12",
  needColumns: "要有三列：币种、日期、汇率，例如 USD, 2026-10-01, 7.12。",
  needYear: (typed: string) => `“${typed}”缺年份，请写成 2026-10-01。`,
  badRow: (line: number, problem: string) => `第 ${line} 行：${problem}一个都没有保存。`,
  noRows: "里面没有汇率。一行一个：USD, 2026-10-01, 7.12",
  tooManyRows: (most: number) => `一次最多 ${most} 行，请分几次发。`,
  sendFirst: "请先发 csv 文件，三列：币种、日期、汇率。然后发 /团队 汇率 文件",
  oneFile: "请一次只发一个文件。没有保存任何内容。",
  badFile: (kilobytes: number) =>
    `读不了这个文件。请发 csv 文件，不超过 ${kilobytes} KB，三列：币种、日期、汇率。`,

  done: (currency: string, rate: string, from: string) => `${from}起，1 ${currency} = ${rate}。`,
  taken: (currency: string, from: string) => `已取消 ${currency} 从 ${from}起的汇率。`,
  doneAll: (count: number) => `已保存 ${count} 个汇率。`,
  nothingChanged: "和已有的汇率一样，没有变化。",
} satisfies typeof ratesEn;
