/** Why customers were lost, in words, as a picture and as a table. */
import { chartLocale, defineChart } from "../../charts/chart.ts";
import { table, toTheRight } from "../../chat/card.ts";
import { meaningOf } from "../../measures/words.ts";
import { formatNumber } from "../../text/count.ts";
import { formatShare } from "../../text/format/percent.ts";
import type { Locale } from "../../text/locale.ts";
import type { ReasonShare } from "../counts/churn-reasons.ts";
import type { PartTold } from "../parts.ts";
import { analysisWords } from "../words.ts";

const mostInPicture = 10;
const mostRows = 40;

/** @param of what was lost: customers, or deals */
export function reasonsTold(
  locale: Locale,
  period: string,
  reasons: readonly ReasonShare[],
  of: "customers" | "deals" = "customers",
): PartTold {
  const words = { ...analysisWords(locale), ...analysisWords(locale).lostOnes[of] };
  const name = ({ reason, text }: ReasonShare) =>
    reason ? words.reasons[reason] : text === "" ? words.noReason : text;
  const all = reasons.reduce((sum, { count }) => sum + count, 0);
  const [first] = reasons;
  const drawn = reasons.slice(0, mostInPicture);
  return {
    part: "reasons",
    says: !first
      ? words.noReasons(period)
      : first.text === "" && !first.reason
        ? words.noneSaid(all)
        : words.mostOften(name(first), first.count, all, formatShare(first.share, locale)),
    chart:
      drawn.length > 0
        ? defineChart({
            ...{ type: "bars", title: words.reasonsPicture, unit: { kind: "count" }, heading: words.reason },
            ...{ locale: chartLocale(locale), categories: drawn.map(name) },
            summary: drawn.map((one) => `${name(one)} ${one.count}`).join(locale === "zh" ? "；" : "; "),
            summarySaysAll: true,
            series: [{ label: words.reasonsPicture, values: drawn.map(({ count }) => count) }],
          })
        : undefined,
    sheet: {
      columns: [
        { label: words.reason, type: "text", means: meaningOf(locale, "Why customers left") },
        { label: words.lostThem, type: "number" },
        { label: words.share, type: "percent" },
      ],
      rows: reasons.map((one) => [name(one), one.count, one.share]),
    },
    table: table(
      [words.reason, ...[words.lostThem, words.share].map(toTheRight)],
      reasons.slice(0, mostRows).map((one) => ({
        cells: [name(one), formatNumber(one.count, locale), formatShare(one.share, locale)],
      })),
    ),
    // What a company's own list of reasons calls them is folded seldom.
    notes: reasons.some(({ reason, text }) => reason !== undefined || (of === "customers" && text !== ""))
      ? [words.folded]
      : [],
  };
}
