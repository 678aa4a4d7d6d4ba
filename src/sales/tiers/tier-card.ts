/** The customers of one band, those who bought most first. */
import { actions, button, type Card, card, quiet, table, toTheRight } from "../../chat/card.ts";
import type { Turn } from "../../chat/use-case.ts";
import { formatMoney } from "../../money/money.ts";
import { sheetWords } from "../../spreadsheets/words.ts";
import type { Sales } from "./sales-of.ts";
import type { TierReport } from "./tier-report.ts";
import type { TiersAsked } from "./tiers-asked.ts";
import { tierName } from "./tiers-card.ts";

const shown = 30;

/** @param at the band, counted from the lowest */
export function tierCard(turn: Turn, asked: TiersAsked, sales: Sales, report: TierReport, at: number): Card {
  const { locale } = turn;
  const words = sheetWords(locale);
  const tier = report.tiers[at]!;
  const title = words.inTier(tierName(turn, tier, sales.currency));
  const { product, ...values } = asked;
  return card(
    locale,
    title,
    [
      table(
        [words.customer, toTheRight(words.revenue)],
        tier.customers.slice(0, shown).map(({ customer, minor }) => ({
          cells: [customer, formatMoney({ minor, currency: sales.currency }, locale, "exact")],
        })),
      ),
      tier.customers.length > shown ? quiet(words.more(tier.customers.length - shown)) : undefined,
      actions(button(words.back, "sheet.tiers", { ...values, ...(product && { product }) })),
    ],
    { summary: `${title}: ${tier.customers.length}` },
  );
}
