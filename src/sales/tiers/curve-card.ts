/** The 80 % curve: how few customers bring most of the money, and who came and went among them. */
import { chartLocale, defineChart } from "../../charts/chart.ts";
import {
  actions,
  button,
  type Card,
  card,
  chartBlock,
  quiet,
  strong,
  table,
  toTheRight,
} from "../../chat/card.ts";
import type { Turn } from "../../chat/use-case.ts";
import { formatShare } from "../../text/format/percent.ts";
import { salesWords } from "../words.ts";
import type { Tiers } from "./load-tiers.ts";
import { curveOf } from "./tier-report.ts";
import { carried } from "./tiers-asked.ts";
import { moneyIn, sayDays, tiersAction } from "./tiers-card.ts";

export function curveCard(turn: Turn, tiers: Tiers): Card {
  const { locale } = turn;
  const words = salesWords(locale);
  const { asked, source, report, changes } = tiers;
  const money = moneyIn(turn, tiers);
  const says = words.curveSays(report.abc.A.length, report.count);
  const points = curveOf(source.bought);
  const see = (label: string, view: string) => button(label, tiersAction(tiers), carried(asked, { view }));
  const classes = (["A", "B", "C"] as const).map((name) => {
    const customers = report.abc[name];
    const minor = customers.reduce((sum, one) => sum + one.minor, 0n);
    return {
      cells: [
        words.abc[name],
        String(customers.length),
        formatShare(customers.length / report.count, locale),
        money(minor),
      ],
      ...(customers.length > 0 && { button: see(words.showAll, name) }),
    };
  });
  return card(
    locale,
    words.curveTitle,
    [
      quiet(sayDays(turn, source.days)),
      strong(says),
      points.length > 1 &&
        chartBlock(
          defineChart({
            ...{ type: "line", title: words.curve, summary: says, locale: chartLocale(locale) },
            categories: points.map(({ customers }) => String(customers)),
            series: [
              { label: words.curveShare, values: points.map(({ share }) => Math.round(share * 1000) / 10) },
              { label: words.line80, values: points.map(() => 80) },
            ],
            unit: { kind: "percent" },
          }),
        ),
      table([words.abcClass, ...[words.customers, words.share, words.revenue].map(toTheRight)], classes),
      changes && changes.entered.length + changes.left.length === 0 && quiet(words.nobodyEntered),
      actions(
        changes && changes.entered.length > 0 && see(`${words.entered} ${changes.entered.length}`, "entered"),
        changes && changes.left.length > 0 && see(`${words.leftSet} ${changes.left.length}`, "left"),
        button(words.back, tiersAction(tiers), carried(asked)),
      ),
    ],
    { summary: says },
  );
}
