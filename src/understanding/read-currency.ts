/** A currency sign or word found in folded text. */
export type ReadCurrency = {
  /** The ISO code it stands for here. */
  currency: string;
  /** Every code it may stand for beside another word: $ in "$30k CAD", 元 in "USD 30万元"; "any" for 元. */
  alsoMeans: readonly string[] | "any";
  end: number;
};

/**
 * The currency sign, code or word at `at`, as a workspace means it that counts in `preferred`: ¥ is yen only
 * where yen is the currency, $ is the workspace's own dollar, 元 and 块 are its own yuan.
 * @param text folded by `foldForReading`
 */
export function readCurrency(text: string, at: number, preferred: string): ReadCurrency | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  if (!found) return undefined;
  const word = found[0];
  const end = pattern.lastIndex;
  const family = families.find(({ words }) => words.includes(word));
  if (family) {
    const currency = family.members.includes(preferred) ? preferred : family.members[0]!;
    return { currency, alsoMeans: family.isGeneric ? "any" : family.members, end };
  }
  const currency = currencyOf.get(word);
  return currency === undefined ? undefined : { currency, alsoMeans: [currency], end };
}

/** The one currency both words agree on, or undefined: "¥30万 JPY" is yen, "$30k 人民币" a contradiction. */
export function agreedCurrency(a: ReadCurrency, b: ReadCurrency): string | undefined {
  if (a.currency === b.currency) return a.currency;
  if (b.alsoMeans !== "any" && b.alsoMeans.length === 1 && allows(a, b.currency)) return b.currency;
  if (a.alsoMeans !== "any" && a.alsoMeans.length === 1 && allows(b, a.currency)) return a.currency;
  if (a.alsoMeans === "any") return b.currency;
  return b.alsoMeans === "any" ? a.currency : undefined;
}

function allows({ alsoMeans }: ReadCurrency, currency: string): boolean {
  return alsoMeans === "any" || alsoMeans.includes(currency);
}

/** Words whose meaning depends on where one is; the first member is meant when the workspace's is no member. */
const families = [
  {
    words: ["$", "dollar", "dollars", "bucks", "刀"],
    members: ["USD", "HKD", "SGD", "AUD", "CAD", "NZD", "TWD"],
    isGeneric: false,
  },
  { words: ["¥"], members: ["CNY", "JPY"], isGeneric: false },
  { words: ["元", "块", "块钱", "圆"], members: ["CNY", "TWD", "HKD", "MOP"], isGeneric: true },
];

const words: Record<string, string> = {
  CNY: "cny rmb cnh cn¥ 人民币 yuan",
  USD: "usd us$ 美元 美金 美刀",
  HKD: "hkd hk$ 港币 港元 港纸",
  TWD: "twd nt$ 新台币 台币",
  MOP: "mop mop$ 澳门币",
  SGD: "sgd s$ sg$ 新币 坡币 新加坡元",
  AUD: "aud a$ au$ 澳元 澳币",
  CAD: "cad c$ ca$ 加元 加币",
  NZD: "nzd nz$ 纽币 新西兰元",
  JPY: "jpy jp¥ yen 日元 日圆 日币 円",
  KRW: "krw ₩ 韩元 韩币",
  EUR: "eur € euro euros 欧元",
  GBP: "gbp £ 英镑 pounds",
  CHF: "chf 瑞郎 瑞士法郎",
  INR: "inr ₹ 卢比",
  RUB: "rub ₽ 卢布",
  THB: "thb ฿ 泰铢",
  VND: "vnd ₫ 越南盾",
  MYR: "myr 林吉特 马币",
  PHP: "php ₱",
  IDR: "idr 印尼盾",
  AED: "aed 迪拉姆",
  SAR: "sar",
  BRL: "brl r$",
  MXN: "mxn mx$",
  SEK: "sek",
  NOK: "nok",
  DKK: "dkk",
  PLN: "pln zł",
  ZAR: "zar",
  KWD: "kwd",
};

const currencyOf = new Map(
  Object.entries(words).flatMap(([currency, list]) =>
    list.split(" ").map((word) => [word, currency] as const),
  ),
);

/** Longest first; a word of letters must not run on into another word (usd is none in "usda"). */
const pattern = new RegExp(
  [...currencyOf.keys(), ...families.flatMap((family) => family.words)]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[$]/g, "\\$&") + (/[a-z]$/.test(word) ? "(?![a-z])" : ""))
    .join("|"),
  "y",
);

/** The ISO codes understood, beside a workspace's own. */
export const knownCurrencies: readonly string[] = Object.keys(words);
