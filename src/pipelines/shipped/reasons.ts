import { both } from "../../text/locale.ts";
import { notNow } from "../find-reason.ts";
import type { Reason } from "../pipeline.ts";

/** Why deals are usually lost. Aliases are how it is said; a list names reasons with nouns. */
export const lostReasons: readonly Reason[] = [
  {
    code: "price",
    name: both("Price", "价格"),
    aliases: ["嫌贵", "太贵", "太贵了", "价格高", "价格太高", "价格问题"],
  },
  {
    code: "competitor",
    name: both("Competitor", "竞争对手"),
    aliases: ["选了竞争对手", "选了对手", "选了别家", "对手", "竞品"],
  },
  { code: "no-budget", name: both("No budget", "预算不足"), aliases: ["没有预算", "没预算", "没钱"] },
  {
    code: "no-decision",
    name: both("No decision", "决策搁置"),
    aliases: ["迟迟不决策", "不决策", "一直没定", "搁置"],
  },
  {
    code: notNow,
    name: both("Not now", "暂不跟进"),
    aliases: ["later", "暂时不跟", "先不跟", "以后再说", "放回公海"],
  },
  { code: "timing", name: both("Timing", "时机"), aliases: ["时机不对", "时机不合适", "时机不成熟"] },
  {
    code: "product-fit",
    name: both("Product fit", "产品不匹配"),
    aliases: ["产品不合适", "产品不行", "不合适"],
  },
  {
    code: "relationship",
    name: both("Weak relationship", "客户关系不足"),
    aliases: ["关系没到位", "关系不到位", "关系不够", "客户关系", "关系"],
  },
  { code: "other", name: both("Other", "其他"), aliases: ["其它"] },
];

/** Why deals are usually won. */
export const wonReasons: readonly Reason[] = [
  { code: "product-fit", name: both("Best fit", "方案最合适"), aliases: ["fit", "产品合适", "方案好"] },
  { code: "price", name: both("Price", "价格有优势"), aliases: ["value", "价格", "便宜", "性价比"] },
  {
    code: "relationship",
    name: both("Relationship", "客户关系好"),
    aliases: ["trust", "关系", "信任", "关系好"],
  },
  {
    code: "references",
    name: both("References", "有成功案例"),
    aliases: ["reference", "case", "案例", "口碑"],
  },
  {
    code: "service",
    name: both("Service and delivery", "服务与交付"),
    aliases: ["service", "delivery", "服务", "交付快"],
  },
  {
    code: "existing",
    name: both("Existing customer", "老客户续购"),
    aliases: ["renewal", "upsell", "老客户", "续约"],
  },
  { code: "other", name: both("Other", "其他"), aliases: ["其它"] },
];
