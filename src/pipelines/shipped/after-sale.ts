/** What is asked after the sale, in every pipeline that goes on that far. */

import { both } from "../../text/locale.ts";
import type { Criterion } from "../gates/gate-kinds.ts";
import { leastSatisfied, satisfactionKey, wouldBuyAgainKey } from "../known-criteria.ts";

type Asked = Readonly<{ must: boolean }>;

/** 1–5; satisfied is 4 or more. */
export const satisfaction = ({ must }: Asked): Criterion => ({
  key: satisfactionKey,
  kind: "number",
  atLeast: must ? leastSatisfied : 1,
  atMost: 5,
  must,
  name: both("Satisfaction", "满意度"),
  hint: both("1 to 5, as the customer says it; 4 is satisfied", "1 到 5 分，由客户来打；4 分算满意"),
});

export const wouldBuyAgain = ({ must }: Asked): Criterion => ({
  key: wouldBuyAgainKey,
  kind: "tick",
  must,
  name: both("Would buy again", "愿意再次购买"),
  hint: both("They said so themselves", "客户自己说过"),
});
