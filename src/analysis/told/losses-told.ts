/** What is lost from stage to stage, in words, as a picture and as a table: of a sheet's counts. */
import { chartLocale, defineChart } from "../../charts/chart.ts";
import { table, toTheRight } from "../../chat/card.ts";
import { meaningOf } from "../../measures/words.ts";
import { formatMoney } from "../../money/money.ts";
import { formatList, formatNumber } from "../../text/count.ts";
import { formatShare } from "../../text/format/percent.ts";
import type { Locale } from "../../text/locale.ts";
import { churnReasonOf } from "../counts/churn-reasons.ts";
import type { StageLosses, StageStep } from "../counts/stage-losses.ts";
import type { PartTold } from "../parts.ts";
import { analysisWords } from "../words.ts";

/** @param former what the period before is called; undefined where the sheet has none */
export function lossesTold(
  { locale, currency }: Readonly<{ locale: Locale; currency: string }>,
  losses: StageLosses,
  former: string | undefined,
): PartTold {
  const words = analysisWords(locale);
  const { stages, steps, most, mostMoney } = losses;
  const money = (minor: bigint) => formatMoney({ minor, currency }, locale, "short");
  const hasMoney = stages.some(({ minor }) => minor !== undefined);
  const hasReasons = stages.some(({ reasons }) => reasons.length > 0);
  const say = (reasons: readonly string[]) => formatList(sayReasons(locale, reasons), locale);
  const stepOf = (at: number): StageStep | undefined => steps[at];
  return {
    part: "losses",
    says:
      stages.length < 2
        ? words.oneStage
        : most
          ? words.mostLost(
              most.stage,
              most.next,
              most.lost,
              most.count,
              formatShare(most.share ?? null, locale),
            )
          : words.nothingLost,
    also: [
      most && most.reasons.length > 0 && words.because(say(most.reasons)),
      mostMoney && mostMoney !== most && words.mostMoney(mostMoney.stage, money(mostMoney.lostMinor!)),
      bottleneckSaid(locale, losses, former),
    ].filter((one): one is string => typeof one === "string"),
    chart: defineChart({
      ...{ type: "funnel", title: words.stagesPicture, locale: chartLocale(locale) },
      summary: stages.map(({ stage, count }) => `${stage} ${count}`).join(locale === "zh" ? "；" : "; "),
      summarySaysAll: true,
      stages: stages.map(({ stage, count, minor }, at) => ({
        ...{ label: stage, value: count },
        caption: [formatNumber(count, locale), ...(minor === undefined ? [] : [money(minor)])].join(" · "),
        toNext: passedOn(locale, stepOf(at)),
      })),
    }),
    table: table(
      [
        words.stage,
        ...[words.count, words.lost, words.share, ...(hasMoney ? [words.amount, words.moneyLost] : [])].map(
          toTheRight,
        ),
        ...(hasReasons ? [words.why] : []),
      ],
      stages.map(({ stage, count, minor, reasons }, at) => {
        const step = stepOf(at);
        return {
          cells: [
            stage,
            formatNumber(count, locale),
            step && !step.rises ? formatNumber(step.lost, locale) : "–",
            step && !step.rises ? formatShare(step.share ?? null, locale) : "–",
            ...(hasMoney
              ? [
                  minor === undefined ? "–" : money(minor),
                  step?.lostMinor === undefined ? "–" : money(step.lostMinor),
                ]
              : []),
            ...(hasReasons ? [reasons.length > 0 ? say(reasons) : "–"] : []),
          ],
        };
      }),
    ),
    sheet: lossesSheet({ locale, currency }, losses),
    notes: steps.flatMap((one, at) =>
      one.rises ? [words.rises(one.stage, one.next, one.count, stages[at + 1]!.count)] : [],
    ),
  };
}

/** A stage from which the number rises has lost nothing that could be told. */
function lossesSheet(
  { locale, currency }: Readonly<{ locale: Locale; currency: string }>,
  { stages, steps }: StageLosses,
): PartTold["sheet"] {
  const words = analysisWords(locale);
  const cell = (minor: bigint | undefined) => (minor === undefined ? null : { minor, currency });
  return {
    columns: [
      { label: words.stage, type: "text" },
      { label: words.count, type: "number" },
      { label: words.lost, type: "number", means: meaningOf(locale, "Loss per step, bottleneck") },
      { label: words.share, type: "percent" },
      { label: words.amount, type: "money" },
      { label: words.moneyLost, type: "money" },
      { label: words.why, type: "text" },
    ],
    rows: stages.map(({ stage, count, minor, reasons }, at) => {
      const step = steps[at]?.rises ? undefined : steps[at];
      const why = formatList(sayReasons(locale, reasons), locale);
      return [stage, count, step?.lost, step?.share, cell(minor), cell(step?.lostMinor), why];
    }),
  };
}

/** What clearly is one of the three reasons is called so. */
const sayReasons = (locale: Locale, reasons: readonly string[]): string[] => [
  ...new Set(
    reasons.map((text) => {
      const reason = churnReasonOf(text);
      return reason ? analysisWords(locale).reasons[reason] : text;
    }),
  ),
];

function passedOn(locale: Locale, step: StageStep | undefined): string | undefined {
  if (!step || step.rises || step.share === undefined) return undefined;
  return formatShare(1 - step.share, locale);
}

function bottleneckSaid(
  locale: Locale,
  { stages, steps, bottleneck, isCompared }: StageLosses,
  former: string | undefined,
): string | undefined {
  const words = analysisWords(locale);
  if (steps.length === 0) return undefined;
  if (former === undefined) return words.noFormer;
  if (!isCompared) return words.tooFewToCompare(former);
  if (!bottleneck) return words.noBottleneck(former);
  const { step, earlier, times } = bottleneck;
  const end = stages.at(-1)!;
  const more = Number.isFinite(times) ? Math.round(end.count * (times - 1)) : 0;
  const share = (rate: number | undefined) => formatShare(rate ?? null, locale);
  return words.restored(
    step.stage,
    share(step.rate?.rate),
    share(earlier.rate),
    former,
    more > 0 ? words.moreAtEnd(more, end.stage) : "",
  );
}
