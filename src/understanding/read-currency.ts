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
  const word = found[0].replaceAll(" ", "").replace(/(?<=[a-z]{3})s$/, "");
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
    words: ["$", "dollar", "buck", "刀"],
    members: ["USD", "HKD", "SGD", "AUD", "CAD", "NZD", "TWD"],
    isGeneric: false,
  },
  { words: ["¥"], members: ["CNY", "JPY"], isGeneric: false },
  { words: ["rupee"], members: ["INR", "PKR", "LKR", "NPR"], isGeneric: false },
  { words: ["元", "块", "块钱", "圆"], members: ["CNY", "TWD", "HKD", "MOP"], isGeneric: true },
];

/** `_` is a blank that may be missing; English nouns also stand for their plural. */
const words: Record<string, string> = {
  CNY: "cny rmb cnh cn¥ 人民币 yuan chinese_yuan",
  USD: "usd us_$ u.s._$ u.s_$ usd$ 美元 美金 美刀 美圆 us_dollar u.s._dollar american_dollar",
  HKD: "hkd hk_$ hkd$ 港币 港元 港纸 hong_kong_dollar",
  TWD: "twd nt_$ twd$ 新台币 台币 taiwan_dollar",
  MOP: "mop mop$ 澳门币",
  SGD: "sgd s$ sg$ sgd$ 新币 坡币 新加坡元 singapore_dollar",
  AUD: "aud a$ au$ aud$ 澳元 澳币 australian_dollar",
  CAD: "cad c_$ ca$ cad$ 加元 加币 canadian_dollar",
  NZD: "nzd nz$ nzd$ 纽币 新西兰元 new_zealand_dollar",
  JPY: "jpy jp¥ yen japanese_yen 日元 日圆 日币 円",
  KRW: "krw ₩ 韩元 韩币",
  EUR: "eur € euro 欧元",
  GBP: "gbp £ 英镑 pound british_pound",
  CHF: "chf 瑞郎 瑞士法郎 swiss_franc",
  INR: "inr ₹ 卢比 indian_rupee",
  RUB: "rub ₽ 卢布",
  THB: "thb ฿ 泰铢 thai_baht",
  VND: "vnd ₫ 越南盾",
  MYR: "myr 林吉特 马币",
  PHP: "php ₱",
  IDR: "idr 印尼盾",
  AED: "aed 迪拉姆",
  SAR: "sar",
  BRL: "brl r$",
  MXN: "mxn mx$ mex$ mxn$ mexican_peso",
  SEK: "sek",
  NOK: "nok",
  DKK: "dkk",
  PLN: "pln zł",
  ZAR: "zar",
  CRC: "crc ₡",
  LAK: "lak ₭",
  NGN: "ngn ₦ 奈拉 naira",
  KWD: "kwd",
};

const currencyOf = new Map(
  Object.entries(words).flatMap(([currency, list]) =>
    list.split(" ").map((word) => [word.replaceAll("_", ""), currency] as const),
  ),
);

/** Longest first; a word of letters must not run on into another word (usd is none in "usda"). */
const pattern = new RegExp(
  [...Object.values(words).flatMap((list) => list.split(" ")), ...families.flatMap((family) => family.words)]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[$.]/g, "\\$&").replaceAll("_", " ?") + behind(word))
    .join("|"),
  "y",
);

function behind(word: string): string {
  if (!/[a-z]$/.test(word)) return "";
  return word.length > 3 ? "s?(?![a-z])" : "(?![a-z])";
}

/** The ISO codes understood, beside a workspace's own. */
export const knownCurrencies: readonly string[] = Object.keys(words);
