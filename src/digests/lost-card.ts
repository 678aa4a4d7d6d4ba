/** `/funnel lost reasons`, 流失原因: why deals were lost, by deals and by amount; each reason opens its deals. */
import { defineChart } from "../charts/chart.ts";
import {
  type Block,
  button,
  type Card,
  card,
  chartBlock,
  text as paragraph,
  table,
  toTheRight,
} from "../chat/card.ts";
import type { Turn } from "../chat/use-case.ts";
import { factWords } from "../deals/facts/words.ts";
import { type LostFor, lostReasons } from "../measures/lost-reasons.ts";
import type { ToldPeriod } from "../measures/told-period.ts";
import { minorDigits } from "../money/currency.ts";
import { formatSums, sumOf } from "../money/sums.ts";
import { formatShare } from "../text/format/percent.ts";
import { amongAsked } from "./funnel-card.ts";
import { behind, type FunnelAsked } from "./funnel-question.ts";
import { funnelTitle } from "./funnel-title.ts";
import { nextQuestions } from "./next-questions.ts";
import { digestWords } from "./words.ts";

export async function lostCard(turn: Turn, asked: FunnelAsked, told: ToldPeriod): Promise<Card> {
  const words = digestWords(turn.locale);
  const { locale } = turn;
  const { currency } = told.workspace;
  // How things stand is asked of the running quarter.
  const period = told.period?.id ?? told.days.id;
  const lost = await lostReasons(
    turn.db,
    told.workspace,
    await amongAsked(turn, asked, told),
    told.span,
    told.at,
  );
  const all = lost.reduce((sum, { count }) => sum + count, 0);
  const names = new Map(lost.map(({ reason }) => [reason, nameOf(turn, reason)]));
  const rows = lost.map(({ reason, count, sums }) => ({
    cells: [
      names.get(reason)!,
      String(count),
      formatShare(count / all, locale),
      formatSums(sums, locale, currency),
    ],
    button:
      reason === ""
        ? undefined
        : button(words.drill, "deal.list", {
            whose: "team",
            closed: "lost",
            reason,
            period,
            ...behind(asked, told),
          }),
  }));
  const total = formatSums(sumOf(lost.flatMap(({ sums }) => partsOf(sums))), locale, currency);
  const sentence = all > 0 ? words.lostInAll(all, total) : words.nothingLost;
  return card(
    locale,
    await funnelTitle(turn, { ...asked, measure: "lost-reasons" }, told),
    [
      paragraph(sentence, "strong"),
      ...(all > 0 ? pictures(turn, lost, names, sentence) : []),
      rows.length > 0
        ? table(
            [
              factWords(locale).reason,
              ...[words.count, words.share, factWords(locale).amount].map(toTheRight),
            ],
            rows,
          )
        : undefined,
      ...nextQuestions(turn, asked, told),
    ],
    { summary: sentence },
  );
}

const partsOf = (sums: LostFor["sums"]) => [...sums].map(([currency, minor]) => ({ currency, minor }));

const nameOf = ({ locale }: Turn, reason: string): string =>
  reason === "" ? digestWords(locale).noReason : factWords(locale).lostReasonName(reason);

/** By deals; by amount too where all are of one currency, which has a common height. */
function pictures(
  { locale }: Turn,
  lost: readonly LostFor[],
  names: ReadonlyMap<string, string>,
  summary: string,
): Block[] {
  const words = digestWords(locale);
  const chart = (
    title: string,
    values: number[],
    unit: Readonly<{ kind: "count" } | { kind: "money"; currency: string }>,
  ) =>
    chartBlock(
      defineChart({
        ...{ type: "bars", title, summary, unit, locale: locale === "zh" ? "zh-CN" : "en" },
        categories: lost.map(({ reason }) => names.get(reason)!),
        series: [{ label: title, values }],
      }),
    );
  const [currency, other] = new Set(lost.flatMap(({ sums }) => [...sums.keys()]));
  const amounts = () =>
    lost.map(({ sums }) => Number(sums.get(currency!) ?? 0n) / 10 ** minorDigits(currency!));
  return [
    chart(
      words.lostByDeals,
      lost.map(({ count }) => count),
      { kind: "count" },
    ),
    ...(currency !== undefined && other === undefined
      ? [chart(words.lostByAmount, amounts(), { kind: "money", currency })]
      : []),
  ];
}
