/** Customers in bands by what they bought, as it is stored; and what is done with all of a band. */
import { as, fill, happens, press, type Scene, say, submit } from "../scene.ts";

export const tierScenes: readonly Scene[] = [
  {
    group: "Customer tiers",
    as: "admin",
    steps: [
      happens("sales are stored"),
      say("/customer tiers 2026", "/客户 分层 2026", "Customer tiers of stored sales"),
      press("customer.tiers", "Customer tiers: the customers of a band", 2),
      press("tiers.plan", "Customer tiers: owner and strategy of a band"),
      fill(
        "strategy",
        "See each of them every month, and bring the new product along.",
        "每月走访一次，带上新产品。",
      ),
      submit("Customer tiers: owner and strategy saved"),
      press("tiers.touch-all", "Customer tiers: a visit with all"),
      fill("note", "Round of visits before the holidays", "节前走访"),
      submit("Customer tiers: a visit with all, logged"),
      press("customer.tiers"),
      press("tiers.assign-all", "Customer tiers: all are assigned"),
      submit("Customer tiers: assigned, to nobody yet"),
      say("/customer tiers 2026", "/客户 分层 2026", "Customer tiers with a plan"),
      press("customer.tiers", "Customer tiers: who rose", 6),
      say("/customer tiers 2026", "/客户 分层 2026"),
      press("tiers.choose", "Customer tiers: of which product and period?"),
      submit("Customer tiers of what was chosen"),
      say("/customer tiers 2026", "/客户 分层 2026"),
      press("settings.tiers", "Customer tiers: where each begins"),
      fill("bounds", "100k 20k", "10万 2万"),
      submit("Customer tiers: a sentence under the field"),
      say("/customer key", "/客户 大客户", "Key customers by stored sales"),
      as("newcomer"),
      say("/customer tiers plenty", "/客户 分层 很多", "Customer tiers: neither a period nor a product"),
    ],
  },
];
