/** Behind each number of the quarter, the deals it counts; a number without any has no button. */

import { actions, button } from "../chat/card.ts";
import type { Reader } from "../chat/use-case.ts";
import type { QuarterPart } from "../measures/quarter-deals.ts";
import type { QuarterNumbers } from "../measures/quarter-numbers.ts";
import type { NamedDays } from "../measures/told-period.ts";
import type { AsOf } from "./as-of.ts";
import { digestWords } from "./words.ts";

/** @param parts which numbers the card shows */
export function quarterButtons(
  { locale }: Pick<Reader, "locale">,
  { quarter, counts }: Pick<QuarterNumbers<NamedDays>, "quarter" | "counts">,
  whose: "mine" | "team",
  parts: readonly QuarterPart[] = ["won", "commit"],
  asOf: AsOf = {},
) {
  return actions(
    ...parts.map(
      (part) =>
        counts[part] > 0 &&
        button(digestWords(locale).quarterDeals[part](counts[part]), "deal.list", {
          whose,
          counts: part,
          quarter: quarter.id,
          ...asOf,
        }),
    ),
  );
}
