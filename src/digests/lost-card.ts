/** `/funnel lost reasons`, 流失原因: why deals were lost, by deals and by amount, and why others were won; each reason opens its deals. */
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
import { type ClosedFor, closingReasons } from "../measures/closing-reasons.ts";
import { type ToldPeriod, toldInOneCurrency } from "../measures/told-period.ts";
import { minorDigits } from "../money/currency.ts";
import { formatSums, partsOf, sumOf } from "../money/sums.ts";
import { type ReasonList, reasonName } from "../pipelines/find-reason.ts";
import { ratesNote } from "../rates/rates-note.ts";
import { formatShare } from "../text/format/percent.ts";
import { amongAsked } from "./funnel-card.ts";
import { behind, type FunnelAsked, type Measure } from "./funnel-question.ts";
import { funnelTitle } from "./funnel-title.ts";
import { nextQuestions } from "./next-questions.ts";
import { digestWords } from "./words.ts";

type Asked = FunnelAsked & Readonly<{ measure: "lost-reasons" | "lost-by-amount" }>;

/** Why deals were lost and won, in the order in which it is shown. */
export async function lostFacts(turn: Turn, asked: Asked, told: ToldPeriod) {
  const { currency } = told.workspace;
  const among = await amongAsked(turn, asked, told);
  const { lost: reasons, won: wonFor } = await closingReasons(turn.db, told.workspace, among, {
    ...told,
    days: told.period ?? told.days,
  });
  const { facts: together, ...rates } = await toldInOneCurrency(turn, told, {
    byDeals: reasons,
    sums: sumOf(reasons.flatMap(({ sums }) => partsOf(sums))),
    won: wonFor,
  });
  const { byDeals, sums: inAll, won } = together;
  const worth = ({ sums }: ClosedFor) => sums.get(currency) ?? 0n;
  const lost =
    asked.measure === "lost-by-amount" ? byDeals.toSorted((a, b) => Number(worth(b) - worth(a))) : byDeals;
  return { lost, won, inAll, rates };
}

export async function lostCard(turn: Turn, asked: Asked, told: ToldPeriod): Promise<Card> {
  const words = digestWords(turn.locale);
  const { locale } = turn;
  const { currency } = told.workspace;
  const { lost, won, inAll, rates } = await lostFacts(turn, asked, told);
  const all = lost.reduce((sum, { count }) => sum + count, 0);
  const names = new Map(lost.map(({ reason }) => [reason, nameOf(turn, "lostReasons", reason)]));
  const total = formatSums(inAll, locale, currency);
  const sentence = all > 0 ? words.lostInAll(all, total) : words.nothingLost;
  return card(
    locale,
    await funnelTitle(turn, asked, told),
    [
      paragraph(sentence, "strong"),
      all > 0 && picture(turn, asked.measure, lost, names),
      all > 0 && reasonTable(turn, asked, told, "lost", lost),
      // Where nobody said why, a table would say nothing.
      won.some(({ reason }) => reason !== "") && paragraph(words.whyWon, "strong"),
      won.some(({ reason }) => reason !== "") && reasonTable(turn, asked, told, "won", won),
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

export const nameOf = ({ locale, pipelines }: Turn, list: ReasonList, reason: string): string =>
  reason === ""
    ? digestWords(locale).noReason
    : reasonName([...pipelines.newest, ...pipelines.all], list, reason, locale);

function reasonTable(
  turn: Turn,
  asked: FunnelAsked,
  told: ToldPeriod,
  closed: "lost" | "won",
  reasons: readonly ClosedFor[],
): Block {
  const { locale } = turn;
  const words = digestWords(locale);
  const { reason: heading, amount } = factWords(locale);
  const all = reasons.reduce((sum, { count }) => sum + count, 0);
  // How things stand is asked of the running quarter.
  const period = told.period?.id ?? told.days.id;
  const deals = (reason: string) =>
    button(words.drill, "deal.list", {
      ...{ whose: "team", closed, period, ...behind(asked, told) },
      ...(closed === "won" ? { wonReason: reason } : { reason }),
    });
  return table(
    [heading, ...[words.count, words.share].map(toTheRight), selfSaid(toTheRight(amount))],
    reasons.map(({ reason, count, sums }) => ({
      cells: [
        nameOf(turn, closed === "won" ? "wonReasons" : "lostReasons", reason),
        String(count),
        formatShare(count / all, locale),
        formatSums(sums, locale, told.workspace.currency),
      ],
      button: reason === "" ? undefined : deals(reason),
    })),
  );
}

/** By amount where all are of one currency, which has a common height; else by deals. */
function picture(
  { locale }: Turn,
  measure: Measure,
  lost: readonly ClosedFor[],
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
