/** The tier funnel: how many customers, how much, which share, what has changed, and who is nearest to the next band. */
import { Temporal } from "temporal-polyfill";
import { exportButton } from "../../asking/as-file.ts";
import type { Days } from "../../calendar/asked-quarters.ts";
import { chartLocale, defineChart } from "../../charts/chart.ts";
import {
  actions,
  type Block,
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
import { may } from "../../company/permissions.ts";
import { formatMoney } from "../../money/money.ts";
import { ratesNote } from "../../rates/rates-note.ts";
import { formatList } from "../../text/count.ts";
import { formatShortDate } from "../../text/format/date.ts";
import { formatShare } from "../../text/format/percent.ts";
import { shorten } from "../../text/shorten.ts";
import { salesWords } from "../words.ts";
import type { Tiers } from "./load-tiers.ts";
import { tierName } from "./tier-name.ts";
import { planOf } from "./tier-plans.ts";
import { carried } from "./tiers-asked.ts";

const mostRows = 8;
const mostNearest = 5;
/** All of it is on the band's own card. */
const longestPlan = 60;

/** The use case that shows tiers of this kind. */
export const tiersAction = ({ asked }: Pick<Tiers, "asked">): string =>
  asked.file === undefined ? "customer.tiers" : "sheet.tiers";

/** @param banner what has just happened */
export function tiersCard(turn: Turn, tiers: Tiers, banner?: string): Card {
  const { locale } = turn;
  const words = salesWords(locale);
  const { asked, source, report } = tiers;
  const money = moneyIn(turn, tiers);
  const says = words.tiersSay(report.count, money(report.minor));
  const returned = report.negative.reduce((sum, { minor }) => sum + minor, 0n);
  const see = (label: string, view: string) => button(label, tiersAction(tiers), carried(asked, { view }));
  return card(
    locale,
    words.tiersTitle(asked.product),
    [
      banner ? strong(banner) : undefined,
      quiet([source.fileName, sayDays(turn, source.days)].filter(Boolean).join(" · ")),
      strong(says),
      report.returned > 0n ? quiet(words.returned(money(report.returned))) : undefined,
      report.negative.length > 0 ? quiet(words.negative(report.negative.length, money(returned))) : undefined,
      ...ratesNote(turn, source.rates),
      report.count > 0 && picture(turn, tiers, says),
      bandTable(turn, tiers),
      ...sayChanges(turn, tiers),
      report.abc.A.length > 0 && paragraph(words.vital(report.abc.A.length, report.count)),
      ...nearest(turn, tiers),
      source.left.length > 0 && quiet(sayLeft(turn, source.left)),
      quiet(asked.file ? `${words.bandsMean} ${words.fromFile}` : words.bandsMean),
      actions(
        report.abc.A.length > 0 && see(words.curve, "curve"),
        button(words.choose, "tiers.choose", carried(asked)),
        exportButton(locale, tiersAction(tiers), carried(asked)),
        may(turn.member, "settings.change") && button(words.setBounds, "settings.tiers"),
        asked.file !== undefined &&
          button(words.readAgain, "sheet.show", { file: asked.file, sheet: asked.sheet }),
      ),
    ],
    { summary: banner ?? says, tone: banner ? "good" : "plain" },
  );
}

export const moneyIn =
  ({ locale }: Pick<Turn, "locale">, { source }: Pick<Tiers, "source">) =>
  (minor: bigint) =>
    formatMoney({ minor, currency: source.currency }, locale, "short");

export function sayDays({ locale, today }: Turn, days: Days | undefined): string {
  const words = salesWords(locale);
  if (!days) return words.allLines;
  const told = (day: Temporal.PlainDate) => formatShortDate(Temporal.PlainDate.from(day), locale, today);
  return words.days(told(days.start), told(days.end));
}

function bandTable(turn: Turn, tiers: Tiers): Block {
  const { locale } = turn;
  const words = salesWords(locale);
  const { asked, source, report, plans } = tiers;
  const money = moneyIn(turn, tiers);
  const isPlanned = report.tiers.some(({ from }) => planOf(plans, from));
  const headings = [
    words.tier,
    ...[words.customers, words.share, words.revenue, words.moneyShare].map(toTheRight),
  ];
  return table(
    isPlanned ? [...headings, words.plan] : headings,
    report.tiers.toReversed().map((tier) => {
      const plan = planOf(plans, tier.from);
      return {
        cells: [
          tierName(turn, tier, source.currency),
          String(tier.customers.length),
          // Of nobody there is nothing more to say.
          ...(tier.customers.length === 0
            ? ["", "", ""]
            : [
                formatShare(tier.customers.length / report.count, locale),
                money(tier.minor),
                formatShare(tier.minor < 0n ? null : Number(tier.minor) / Number(report.minor), locale),
              ]),
          ...(isPlanned
            ? [shorten(words.planned(plan?.owner ?? "", plan?.strategy ?? ""), longestPlan)]
            : []),
        ],
        button: button(words.open, tiersAction(tiers), carried(asked, { view: "band", tier: tier.nth })),
      };
    }),
  );
}

function sayChanges(turn: Turn, tiers: Tiers): (Block | undefined)[] {
  const words = salesWords(turn.locale);
  const { asked, source, changes } = tiers;
  if (!changes || !source.former) return asked.file ? [] : [quiet(words.noFormer)];
  const { days, fileName } = source.former;
  const what = days ? sayDays(turn, days) : words.formerReport(fileName);
  const moved = (["rose", "fell", "gone", "fresh"] as const).filter((kind) => changes[kind].length > 0);
  return [
    strong(words.against(what, moneyIn(turn, tiers)(changes.minor))),
    moved.length === 0 ? paragraph(words.nobodyMoved) : undefined,
    actions(
      ...moved.map((kind) =>
        button(
          `${words.moved[kind]} ${changes[kind].length}`,
          tiersAction(tiers),
          carried(asked, { view: kind }),
        ),
      ),
    ),
  ];
}

function nearest(turn: Turn, tiers: Tiers): (Block | undefined)[] {
  const words = salesWords(turn.locale);
  const { asked, report } = tiers;
  if (report.nearest.length === 0) return [];
  const money = moneyIn(turn, tiers);
  return [
    strong(words.nearest),
    table(
      [words.customer, toTheRight(words.revenue), toTheRight(words.lacks), toTheRight(words.nextTier)],
      report.nearest.slice(0, mostNearest).map(({ bought, lacks, next }) => ({
        cells: [bought.name, money(bought.minor), money(lacks), money(next)],
      })),
    ),
    actions(
      report.nearest.length > mostNearest &&
        button(words.allNearest(report.nearest.length), tiersAction(tiers), carried(asked, { view: "near" })),
    ),
  ];
}

function sayLeft({ locale }: Turn, left: readonly number[]): string {
  const rows = formatList(left.slice(0, mostRows).map(String), locale);
  return salesWords(locale).left(left.length, rows + (left.length > mostRows ? "…" : ""));
}

function picture(turn: Turn, tiers: Tiers, summary: string): Block {
  const { locale } = turn;
  const words = salesWords(locale);
  const { report, source } = tiers;
  const money = moneyIn(turn, tiers);
  const stages = report.tiers.map((tier) => ({
    label: tierName(turn, tier, source.currency),
    value: tier.customers.length,
    caption: `${tier.customers.length} · ${money(tier.minor)}`,
  }));
  return chartBlock(
    defineChart({
      ...{ type: "funnel", title: words.tiers, heading: words.tier, stages, locale: chartLocale(locale) },
      summary,
    }),
  );
}
