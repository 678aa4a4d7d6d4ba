import type { Turn } from "../../chat/use-case.ts";
import { formatMoney } from "../../money/money.ts";
import { salesWords } from "../words.ts";
import type { Tier } from "./tier-report.ts";

/** "¥5万–¥10万" */
export function tierName(
  { locale }: Pick<Turn, "locale">,
  { from, below, nth }: Pick<Tier, "from" | "below" | "nth">,
  currency: string,
): string {
  const words = salesWords(locale);
  const money = (minor: bigint) => formatMoney({ minor, currency }, locale, "exact");
  if (below === undefined) return words.above(money(from));
  return nth === 0 ? words.below(money(below)) : words.between(money(from), money(below));
}
