/** The funnel as a chart and as a table: the same numbers twice. */

import { calendarOf, workdaysBetween } from "../calendar/workdays.ts";
import { chartLocale, defineChart, type FunnelChart } from "../charts/chart.ts";
import { button, type Row, selfSaid, type TableBlock, table, toTheRight } from "../chat/card.ts";
import type { Reader } from "../chat/use-case.ts";
import { factWords } from "../deals/facts/words.ts";
import type { ConversionRate } from "../measures/conversion-rates.ts";
import type { StageNumbers } from "../measures/funnel-numbers.ts";
import { formatSums, type Sums, sumOf } from "../money/sums.ts";
import { stagesWithFormer } from "../pipelines/former-stages.ts";
import type { Pipeline } from "../pipelines/pipeline.ts";
import { formatShare } from "../text/format/percent.ts";
import type { AsOf } from "./as-of.ts";
import { digestWords } from "./words.ts";

export type FunnelRow = Readonly<{
  key: string;
  label: string;
  numbers: readonly StageNumbers[];
  amount: Sums;
  weighted: Sums;
  conversion?: ConversionRate;
}>;

/** Stages before the won one, also those that only older versions have and that hold deals; then what is signed but not paid. */
export function funnelRows(
  reader: Reader,
  pipeline: Pipeline,
  numbers: readonly StageNumbers[],
  conversions: readonly ConversionRate[],
): FunnelRow[] {
  const holds = (code: string) => numbers.some(({ stage }) => stage === code);
  const open = stagesWithFormer(reader.pipelines.versionsOf(pipeline), holds).filter(
    ({ code, phase, counted }) => phase === "open" && (counted || holds(code)),
  );
  const rows: FunnelRow[] = open.map((stage) => ({
    key: stage.code,
    label: stage.name[reader.locale],
    ...amountsOf(numbers.filter((one) => one.stage === stage.code && !one.awaiting)),
    conversion: conversions.find((one) => one.stage === stage.code),
  }));
  return [
    ...rows,
    {
      key: "awaiting",
      label: factWords(reader.locale).awaitingPayment,
      ...amountsOf(numbers.filter((one) => one.awaiting)),
    },
  ];
}

/** What stages come to, one or all of them. */
export const amountsOf = (numbers: readonly StageNumbers[]) => ({
  numbers,
  amount: sumOf(numbers.map(({ currency, amountMinor: minor }) => ({ currency, minor }))),
  weighted: sumOf(numbers.map(({ currency, weightedMinor: minor }) => ({ currency, minor }))),
});

const countOf = (row: FunnelRow): number => row.numbers.reduce((count, one) => count + one.count, 0);

/** The stages of {@link funnelTable} as a picture, captioned with number and amount of their deals. */
export function funnelChart(reader: Reader, rows: readonly FunnelRow[], title: string): FunnelChart {
  const words = digestWords(reader.locale);
  const { currency } = reader.workspace;
  const captions = rows.map(
    (row) => `${words.deals(countOf(row))} · ${formatSums(row.amount, reader.locale, currency)}`,
  );
  return defineChart({
    type: "funnel",
    title,
    locale: chartLocale(reader.locale),
    summary: rows
      .map((row, index) => `${row.label}${reader.locale === "zh" ? "：" : ": "}${captions[index]}`)
      .join(reader.locale === "zh" ? "；" : "; "),
    summarySaysAll: true,
    stages: rows.map((row, index) => ({
      label: row.label,
      value: countOf(row),
      caption: captions[index]!,
      // Between two stages; what is signed and not yet paid is no stage of its own.
      toNext: rows[index + 1]?.conversion && rateOf(reader, row),
    })),
  });
}

/**
 * A row per stage: deals, amount, weighted amount, median age in workdays, conversion; each leads to the deals
 * behind it.
 */
export function funnelTable(
  reader: Reader,
  rows: readonly FunnelRow[],
  whose: "mine" | "team",
  asOf: AsOf = {},
): TableBlock {
  const words = digestWords(reader.locale);
  const { currency } = reader.workspace;
  const calendar = calendarOf(reader.workspace.settings);
  const age = (row: FunnelRow): string => {
    const [first] = row.numbers.toSorted((a, b) => b.count - a.count);
    if (!first) return "–";
    const ages = first.middleEnteredAt.map((entered) =>
      workdaysBetween(entered.toZonedDateTimeISO(reader.member.zone).toPlainDate(), reader.today, calendar),
    );
    return words.days((ages[0]! + ages[1]!) / 2);
  };
  const cells = (row: FunnelRow): Row => ({
    cells: [
      row.label,
      String(countOf(row)),
      formatSums(row.amount, reader.locale, currency),
      formatSums(row.weighted, reader.locale, currency),
      age(row),
      rateWithCounts(reader, row),
    ],
    button:
      countOf(row) > 0
        ? button(
            words.drill,
            "deal.list",
            row.key === "awaiting"
              ? { whose, awaiting: true, ...asOf }
              : { whose, stage: row.key, awaiting: false, ...asOf },
          )
        : undefined,
  });
  return table(
    [
      factWords(reader.locale).stage,
      toTheRight(words.count),
      selfSaid(toTheRight(factWords(reader.locale).amount)),
      toTheRight(words.weighted),
      toTheRight(words.age),
      toTheRight(words.conversion),
    ],
    rows.map(cells),
  );
}

const rateOf = ({ locale }: Reader, { conversion }: FunnelRow): string | undefined =>
  conversion?.rate === undefined ? undefined : formatShare(conversion.rate, locale);

/** "45% (9/20)", over how long where that is more than a quarter; a few deals are said to be few. */
function rateWithCounts(reader: Reader, row: FunnelRow): string {
  const words = digestWords(reader.locale);
  if (!row.conversion) return "–";
  const { advanced, decided, quarters } = row.conversion;
  const rate = rateOf(reader, row);
  if (rate === undefined) return words.tooFew(decided);
  const long = quarters > 1 ? `, ${words.months(quarters * 3)}` : "";
  return `${rate} (${advanced}/${decided}${long})`;
}
