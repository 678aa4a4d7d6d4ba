/** Customers lost for each new one, in words, as a picture and as a table. */
import { chartLocale, defineChart } from "../../charts/chart.ts";
import { numberLabel } from "../../charts/number-label.ts";
import { table, toTheRight } from "../../chat/card.ts";
import { meaningOf } from "../../measures/words.ts";
import { formatList, formatNumber } from "../../text/count.ts";
import { formatShare } from "../../text/format/percent.ts";
import type { Locale } from "../../text/locale.ts";
import type { Churn } from "../counts/churn.ts";
import type { PartTold } from "../parts.ts";
import { analysisWords } from "../words.ts";

export type ChurnLine = Churn & Readonly<{ name: string }>;

const mostInPicture = 12;
const mostRows = 60;

/**
 * @param lines of products in one period, or of one product in several
 * @param by what tells the lines apart
 */
export function churnTold(
  locale: Locale,
  asked: Readonly<{ period: string; threshold: number; by: "product" | "period" }>,
  whole: Churn,
  lines: readonly ChurnLine[],
): PartTold {
  const words = analysisWords(locale);
  const { period, threshold, by } = asked;
  const say = ({ share, lost }: Churn) =>
    share === undefined ? (lost > 0 ? words.noNew : "–") : formatShare(share, locale);
  const alarming = lines.filter(({ alarms }) => alarms);
  const named = by === "product" && lines.length > 1;
  const drawn = lines.slice(0, mostInPicture);
  const unit = { kind: "percent" } as const;
  const values = drawn.map(({ share }) => (share === undefined ? null : Math.round(share * 1000) / 10));
  return {
    part: "churn",
    warns: whole.alarms || alarming.length > 0,
    says:
      whole.share !== undefined
        ? words.churnSays(period, whole.lost, whole.gained, formatShare(whole.share, locale))
        : whole.lost > 0
          ? words.lostOnly(period, whole.lost)
          : words.noChurn(period),
    also: [
      named && alarming.length > 0
        ? words.alarm(
            formatList(
              alarming.slice(0, 5).map((one) => words.lostOf(one.name, say(one))),
              locale,
            ) + (alarming.length > 5 ? "…" : ""),
            threshold,
          )
        : whole.alarms
          ? words.isAlarm(threshold)
          : words.noAlarm(threshold),
    ],
    chart: values.some((value) => value !== null)
      ? defineChart({
          ...{ type: "bars", title: words.churnPicture, unit, locale: chartLocale(locale) },
          heading: by === "product" ? words.product : words.period,
          categories: drawn.map(({ name }) => name),
          summary: drawn
            .map(({ name }, at) => {
              const value = values[at] ?? null;
              return `${name} ${value === null ? "–" : numberLabel(value, locale, unit)}`;
            })
            .join(locale === "zh" ? "；" : "; "),
          summarySaysAll: true,
          series: [{ label: words.churnPicture, values }],
        })
      : undefined,
    sheet: {
      columns: [
        { label: by === "product" ? words.product : words.period, type: "text" },
        { label: words.gained, type: "number" },
        { label: words.lostCustomers, type: "number" },
        { label: words.churn, type: "percent", means: meaningOf(locale, "Churn") },
      ],
      rows: lines.map(({ name, gained, lost, share }) => [name, gained, lost, share]),
    },
    table: table(
      [
        by === "product" ? words.product : words.period,
        ...[words.gained, words.lostCustomers, words.churn].map(toTheRight),
      ],
      lines.slice(0, mostRows).map((one) => ({
        cells: [
          one.name,
          formatNumber(one.gained, locale),
          formatNumber(one.lost, locale),
          `${say(one)}${one.alarms ? " ⚠" : ""}`,
        ],
      })),
    ),
  };
}
