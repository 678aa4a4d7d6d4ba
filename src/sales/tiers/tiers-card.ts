/** The tier funnel: how many customers, how much, which share, and who is nearest to the next band. */
import { chartLocale, defineChart } from "../../charts/chart.ts";
import {
  actions,
  button,
  type Card,
  card,
  chartBlock,
  text as paragraph,
  quiet,
  strong,
  table,
  toTheRight,
} from "../../chat/card.ts";
import type { Turn } from "../../chat/use-case.ts";
import { formatMoney } from "../../money/money.ts";
import { sheetWords } from "../../spreadsheets/words.ts";
import { formatList } from "../../text/count.ts";
import { formatShare } from "../../text/format/percent.ts";
import type { Sales } from "./sales-of.ts";
import type { Tier, TierReport } from "./tier-report.ts";
import type { TiersAsked } from "./tiers-asked.ts";

const mostRows = 8;

export function tiersCard(turn: Turn, asked: TiersAsked, sales: Sales, report: TierReport): Card {
  const { locale } = turn;
  const words = sheetWords(locale);
  const money = (minor: bigint) => formatMoney({ minor, currency: sales.currency }, locale, "short");
  const says = words.tiersSay(report.count, money(report.minor));
  const { product, ...values } = asked;
  const kept = { ...values, ...(product && { product }) };
  const rows = report.tiers.map((tier, at) => ({ tier, at })).toReversed();
  return card(
    locale,
    words.tiersTitle(product),
    [
      strong(says),
      report.returned > 0n ? quiet(words.returned(money(report.returned))) : undefined,
      picture(turn, sales, report),
      table(
        [
          words.tier,
          toTheRight(words.customers),
          toTheRight(words.share),
          toTheRight(words.revenue),
          toTheRight(words.moneyShare),
        ],
        rows.map(({ tier, at }) => ({
          cells: [
            tierName(turn, tier, sales.currency),
            String(tier.customers.length),
            formatShare(tier.customers.length / report.count, locale),
            money(tier.minor),
            formatShare(report.minor > 0n ? Number(tier.minor) / Number(report.minor) : null, locale),
          ],
          button:
            tier.customers.length > 0
              ? button(words.customers, "sheet.tiers", { ...kept, tier: at })
              : undefined,
        })),
      ),
      report.vital.length > 0 ? paragraph(words.vital(report.vital.length, report.count)) : undefined,
      report.nearest.length > 0 ? strong(words.nearest) : undefined,
      report.nearest.length > 0
        ? table(
            [words.customer, toTheRight(words.revenue), toTheRight(words.lacks), toTheRight(words.nextTier)],
            report.nearest.map(({ bought, lacks, next }) => ({
              cells: [bought.customer, money(bought.minor), money(lacks), money(next)],
            })),
          )
        : undefined,
      sales.left.length > 0
        ? quiet(
            words.left(
              sales.left.length,
              formatList(
                sales.left.slice(0, mostRows).map(({ row }) => String(row)),
                locale,
              ) + (sales.left.length > mostRows ? "…" : ""),
            ),
          )
        : undefined,
      quiet(words.bands),
      actions(
        sales.products.length > 1 && button(words.whichProduct, "sheet.product", kept),
        button(words.readAgain, "sheet.show", values),
      ),
    ],
    { summary: says },
  );
}

/** "¥5万–¥10万" */
export function tierName({ locale }: Pick<Turn, "locale">, { from, below }: Tier, currency: string): string {
  const words = sheetWords(locale);
  const money = (minor: bigint) => formatMoney({ minor, currency }, locale, "short");
  if (below === undefined) return words.above(money(from));
  return from === 0n ? words.below(money(below)) : words.between(money(from), money(below));
}

function picture(turn: Turn, sales: Sales, { tiers, count, minor }: TierReport) {
  const { locale } = turn;
  const words = sheetWords(locale);
  const stages = tiers.map((tier) => ({
    label: tierName(turn, tier, sales.currency),
    value: tier.customers.length,
    caption: `${tier.customers.length} · ${formatMoney({ minor: tier.minor, currency: sales.currency }, locale, "short")}`,
  }));
  return chartBlock(
    defineChart({
      ...{ type: "funnel", title: words.tiers, stages, locale: chartLocale(locale) },
      summary: words.tiersSay(count, formatMoney({ minor, currency: sales.currency }, locale, "short")),
    }),
  );
}
