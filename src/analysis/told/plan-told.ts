/** How much of the plan was reached, in words, as a picture and as a table. */
import { chartLocale, defineChart } from "../../charts/chart.ts";
import { numberLabel } from "../../charts/number-label.ts";
import { table, toTheRight } from "../../chat/card.ts";
import { meaningOf } from "../../measures/words.ts";
import { minorDigits } from "../../money/currency.ts";
import { formatMoney } from "../../money/money.ts";
import { formatNumber } from "../../text/count.ts";
import { formatShare } from "../../text/format/percent.ts";
import type { Locale } from "../../text/locale.ts";
import { type Completion, reached, together } from "../counts/completion.ts";
import type { PartTold } from "../parts.ts";
import { analysisWords } from "../words.ts";

const mostInPicture = 10;
const mostRows = 60;

/** @param lines of products in the asked period, or of one product's periods, the asked one last */
export function planTold(
  { locale, currency }: Readonly<{ locale: Locale; currency: string }>,
  { period, by }: Readonly<{ period: string; by: "product" | "period" }>,
  lines: readonly Completion[],
): PartTold {
  const words = analysisWords(locale);
  const money = (minor: bigint) => formatMoney({ minor, currency }, locale, "short");
  const cell = (minor: bigint | undefined) => (minor === undefined ? null : { minor, currency });
  const share = (one: Completion) => formatShare(reached(one.sold, one.planned) ?? null, locale);
  const planned = lines.filter((one) => one.planned !== undefined);
  const meant = by === "product" ? lines : lines.slice(-1);
  const all = together(meant);
  const isPlanned = meant.some((one) => one.planned !== undefined);
  const worst = (by === "product" ? planned : [])
    .filter((one) => (reached(one.sold, one.planned) ?? 1) < 1)
    .toSorted((a, b) => reached(a.sold, a.planned)! - reached(b.sold, b.planned)!)[0];
  const counted = lines.some(({ plannedCount }) => plannedCount !== undefined);
  const heading = by === "product" ? words.product : words.period;
  const unit = { kind: "money", currency } as const;
  const major = (minor: bigint | undefined) =>
    minor === undefined ? 0 : Number(minor) / 10 ** minorDigits(currency);
  const drawn = planned.slice(0, mostInPicture);
  return {
    part: "plan",
    says: !isPlanned
      ? words.noPlan(period)
      : words.planSays(
          period,
          money(all.sold),
          money(all.planned),
          formatShare(reached(all.sold, all.planned) ?? null, locale),
        ),
    also: worst && planned.length > 1 ? [words.behindMost(worst.product, share(worst))] : [],
    chart:
      drawn.length > 0
        ? defineChart({
            ...{ type: "bars", title: words.planPicture, unit, heading, locale: chartLocale(locale) },
            categories: drawn.map(({ product }) => product),
            summary: drawn
              .map(
                (one) =>
                  `${one.product} ${numberLabel(major(one.sold), locale, unit)} / ${numberLabel(major(one.planned), locale, unit)}`,
              )
              .join(locale === "zh" ? "；" : "; "),
            series: [
              { label: words.planned, values: drawn.map((one) => major(one.planned)) },
              { label: words.sold, values: drawn.map((one) => major(one.sold)) },
            ],
          })
        : undefined,
    sheet: {
      columns: [
        { label: heading, type: "text" },
        { label: words.planned, type: "money" },
        { label: words.sold, type: "money" },
        { label: words.done, type: "percent", means: meaningOf(locale, "Plan completion") },
        ...(counted
          ? ([
              { label: words.plannedUnits, type: "number" },
              { label: words.soldUnits, type: "number" },
              { label: words.unitsDone, type: "percent" },
            ] as const)
          : []),
      ],
      rows: lines.map(({ product, planned, sold, plannedCount, soldCount }) => [
        ...[product, cell(planned), cell(sold), reached(sold, planned)],
        ...(counted ? [plannedCount, soldCount, soldCount && reached(soldCount, plannedCount)] : []),
      ]),
    },
    table: table(
      [
        heading,
        ...[
          words.planned,
          words.sold,
          words.done,
          ...(counted ? [words.plannedUnits, words.soldUnits, words.done] : []),
        ].map(toTheRight),
      ],
      lines.slice(0, mostRows).map((one) => ({
        cells: [
          one.product,
          one.planned === undefined ? "–" : money(one.planned),
          one.sold === undefined ? "–" : money(one.sold),
          share(one),
          ...(counted
            ? [
                one.plannedCount === undefined ? "–" : formatNumber(one.plannedCount, locale),
                one.soldCount === undefined ? "–" : formatNumber(one.soldCount, locale),
                one.soldCount === undefined
                  ? "–"
                  : formatShare(reached(one.soldCount, one.plannedCount) ?? null, locale),
              ]
            : []),
        ],
      })),
    ),
  };
}
