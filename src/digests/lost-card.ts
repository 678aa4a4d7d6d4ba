/** `/funnel lost reasons`, 流失原因: why deals were lost, by deals and by amount; each reason opens its deals. */
import { defineChart } from "../charts/chart.ts";
import { numberLabel } from "../charts/number-label.ts";
import {
  type Block,
  button,
  type Card,
  card,
  chartBlock,
  text as paragraph,
  selfSaid,
  table,
  toTheRight,
} from "../chat/card.ts";
import type { Turn } from "../chat/use-case.ts";
import { factWords } from "../deals/facts/words.ts";
import { type LostFor, lostReasons } from "../measures/lost-reasons.ts";
import { type ToldPeriod, toldInOneCurrency } from "../measures/told-period.ts";
import { minorDigits } from "../money/currency.ts";
import { formatSums, partsOf, sumOf } from "../money/sums.ts";
import { ratesNote } from "../rates/rates-note.ts";
import { formatShare } from "../text/format/percent.ts";
import { amongAsked } from "./funnel-card.ts";
import { behind, type FunnelAsked, type Measure } from "./funnel-question.ts";
import { funnelTitle } from "./funnel-title.ts";
import { nextQuestions } from "./next-questions.ts";
import { digestWords } from "./words.ts";

export async function lostCard(
  turn: Turn,
  asked: FunnelAsked & Readonly<{ measure: "lost-reasons" | "lost-by-amount" }>,
  told: ToldPeriod,
): Promise<Card> {
  const words = digestWords(turn.locale);
  const { locale } = turn;
  const { currency } = told.workspace;
  // How things stand is asked of the running quarter.
  const period = told.period?.id ?? told.days.id;
  const among = await amongAsked(turn, asked, told);
  const reasons = await lostReasons(turn.db, told.workspace, among, told.span, told.at);
  const { facts: together, ...rates } = await toldInOneCurrency(turn, told, {
    byDeals: reasons,
    sums: sumOf(reasons.flatMap(({ sums }) => partsOf(sums))),
  });
  const { byDeals, sums: inAll } = together;
  const worth = ({ sums }: LostFor) => sums.get(currency) ?? 0n;
  const lost =
    asked.measure === "lost-by-amount" ? byDeals.toSorted((a, b) => Number(worth(b) - worth(a))) : byDeals;
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
  const total = formatSums(inAll, locale, currency);
  const sentence = all > 0 ? words.lostInAll(all, total) : words.nothingLost;
  return card(
    locale,
    await funnelTitle(turn, asked, told),
    [
      paragraph(sentence, "strong"),
      all > 0 && picture(turn, asked.measure, lost, names),
      rows.length > 0
        ? table(
            [
              factWords(locale).reason,
              ...[words.count, words.share].map(toTheRight),
              selfSaid(toTheRight(factWords(locale).amount)),
            ],
            rows,
          )
        : undefined,
      ...ratesNote(
        { ...turn, today: told.today, workspace: told.workspace },
        rates,
        told.period?.kind === "week",
      ),
      ...nextQuestions(turn, asked, told),
    ],
    { summary: sentence },
  );
}

const nameOf = ({ locale }: Turn, reason: string): string =>
  reason === "" ? digestWords(locale).noReason : factWords(locale).lostReasonName(reason);

/** By amount where all are of one currency, which has a common height; else by deals. */
function picture(
  { locale }: Turn,
  measure: Measure,
  lost: readonly LostFor[],
  names: ReadonlyMap<string, string>,
): Block {
  const words = digestWords(locale);
  const [currency, other] = new Set(lost.flatMap(({ sums }) => [...sums.keys()]));
  const unit =
    measure === "lost-by-amount" && currency !== undefined && other === undefined
      ? ({ kind: "money", currency } as const)
      : ({ kind: "count" } as const);
  const values = lost.map(({ count, sums }) =>
    unit.kind === "count" ? count : Number(sums.get(unit.currency) ?? 0n) / 10 ** minorDigits(unit.currency),
  );
  const title = unit.kind === "count" ? words.lostByDeals : words.lostByAmount;
  const categories = lost.map(({ reason }) => names.get(reason)!);
  return chartBlock(
    defineChart({
      ...{ type: "bars", title, unit, categories, heading: factWords(locale).reason },
      summary: categories
        .map((name, at) => `${name} ${numberLabel(values[at]!, locale, unit)}`)
        .join(locale === "zh" ? "；" : "; "),
      summarySaysAll: true,
      locale: locale === "zh" ? "zh-CN" : "en",
      series: [{ label: title, values }],
    }),
  );
}
