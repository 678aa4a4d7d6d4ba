/** Why a deal was lost, as people say it. */
import { locales } from "../../text/locale.ts";
import { type LostReason, lostReasons } from "./deal.ts";
import { factWords } from "./words.ts";

/** @param said folded, in lower case: "price", 嫌贵 */
export const lostReasonSaid = (said: string): LostReason | undefined =>
  lostReasons.find((code) => reasonWords(code).includes(said));

const reasonWords = (code: LostReason): readonly string[] => [
  code,
  ...locales.map((locale) => factWords(locale).lostReasonNames[code].toLowerCase()),
  ...spokenReasons[code],
];

/** How they are said; a list of reasons names them with nouns. */
const spokenReasons: Readonly<Record<LostReason, readonly string[]>> = {
  price: ["嫌贵", "太贵", "太贵了", "价格高", "价格太高", "价格问题"],
  competitor: ["选了竞争对手", "选了对手", "选了别家", "对手", "竞品"],
  "no-budget": ["没有预算", "没预算", "没钱"],
  "no-decision": ["迟迟不决策", "不决策", "一直没定", "搁置"],
  timing: ["时机不对", "时机不合适", "时机不成熟"],
  "product-fit": ["产品不合适", "产品不行", "不合适"],
  relationship: ["关系没到位", "关系不到位", "关系不够", "客户关系", "关系"],
  other: ["其它"],
};
