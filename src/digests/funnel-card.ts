/** The funnel of whatever was asked: picture, numbers, and what may be asked next. */
import { asValues } from "../asking/asked.ts";
import {
  actions,
  button,
  type Card,
  card,
  chartBlock,
  facts,
  text as paragraph,
  quiet,
} from "../chat/card.ts";
import type { Turn } from "../chat/use-case.ts";
import { reach } from "../company/permissions.ts";
import { conversionRates } from "../measures/conversion-rates.ts";
import type { Among } from "../measures/funnel-numbers.ts";
import { quarterNumbers } from "../measures/quarter-numbers.ts";
import { isTeams } from "../measures/quotas.ts";
import { funnelNumbersWithAges } from "../measures/stage-ages.ts";
import { numbersTold, ownersAsked, type ToldPeriod, toldInOneCurrency } from "../measures/told-period.ts";
import { measureWords } from "../measures/words.ts";
import { differenceOf, formatChanges, formatSums, formatWithParts, type Sums } from "../money/sums.ts";
import type { Pipeline } from "../pipelines/pipeline.ts";
import { ratesNote } from "../rates/rates-note.ts";
import { amountsOf, funnelChart, funnelRows, funnelTable } from "./funnel-picture.ts";
import { behind, type FunnelAsked } from "./funnel-question.ts";
import { funnelTitle } from "./funnel-title.ts";
import { nextQuestions } from "./next-questions.ts";
import { quarterButtons } from "./quarter-buttons.ts";
import { quotaFacts } from "./quota-facts.ts";
import { digestWords } from "./words.ts";

export async function amongAsked(turn: Turn, asked: FunnelAsked, { kept }: ToldPeriod): Promise<Among> {
  const owners = await ownersAsked(turn, asked, turn.needs, kept);
  const { product, pipeline } = asked;
  return product === undefined && pipeline === undefined ? owners : { owners, product, pipeline };
}

/** The one that was named, else the standard one of that day. */
export const pipelineAsked = ({ pipelines }: Turn, asked: FunnelAsked, told: ToldPeriod): Pipeline =>
  pipelines.newest.find(({ code }) => code === asked.pipeline) ?? told.pipeline;

/**
 * What the funnel of a question is made of, on the card as in a file.
 * @param options `known`: also how much is known, which reads every answer of the open deals: eight times the cost of the rest
 */
export async function funnelFacts(
  turn: Turn,
  asked: FunnelAsked,
  told: ToldPeriod,
  { known }: Readonly<{ known: boolean }>,
) {
  const { db } = turn;
  const { workspace, at, today } = told;
  const among = await amongAsked(turn, asked, told);
  const pipeline = pipelineAsked(turn, asked, told);
  const versions = turn.pipelines.versionsOf(pipeline);
  const knowing = known ? versions : undefined;
  const numbers = await funnelNumbersWithAges(db, workspace.id, pipeline.code, among, at, knowing);
  const conversions = await conversionRates(db, workspace.id, versions, among, at ?? turn.now, at);
  const reader = { ...turn, workspace, today };
  const { facts: together, ...rates } = await toldInOneCurrency(turn, told, {
    quarter: await numbersTold(turn, told, among),
    rows: funnelRows(reader, pipeline, numbers, conversions),
    open: amountsOf(numbers),
    wonNow: await wonByNow(turn, told, among),
  });
  return { ...together, numbers, rates, reader };
}

export async function funnelCard(turn: Turn, asked: FunnelAsked, told: ToldPeriod): Promise<Card> {
  const words = digestWords(turn.locale);
  const { locale } = turn;
  const { workspace, at } = told;
  const { quarter, rows, open, wonNow, numbers, rates, reader } = await funnelFacts(turn, asked, told, {
    known: false,
  });
  const title = await funnelTitle(turn, asked, told);
  const money = (sums: Sums) => formatWithParts(sums, locale, workspace.currency);
  const own = reach(turn.member, turn.needs) === "own";
  const whose = asked.whose ?? (own ? "mine" : "team");
  // What a manager was given is the team's, and not for the own deals.
  const person = asked.owner ?? (asked.team === undefined && whose === "mine" ? turn.member.id : undefined);
  const quota = person === undefined || !isTeams(quarter.book, person) ? quotaFacts(reader, quarter) : [];
  const drill = behind(asked, told);
  return card(
    locale,
    title,
    [
      numbers.length > 0
        ? chartBlock(funnelChart(reader, rows, words.picture))
        : paragraph(
            told.at ? words.nothingOpenThen : isNarrow(asked) ? words.nothingOpenHere : words.nothingOpen,
          ),
      facts(
        ...quota,
        [words.open, money(open.amount)],
        [words.weighted, money(open.weighted)],
        [told.period && told.period.kind !== "week" ? words.won : words.wonThisQuarter, money(quarter.won)],
        [words.commitWithWon, money(quarter.commit)],
      ),
      ...ratesNote(reader, rates, told.period?.kind === "week" && at !== undefined),
      wonNow && sinceThen(reader, quarter.won, wonNow),
      quarterButtons(turn, quarter, whose, undefined, drill),
      funnelTable(reader, rows, whose, drill),
      quiet(words.conversionNote),
      asked.product === undefined ? undefined : quiet(words.productNote(asked.product)),
      ...nextQuestions(turn, asked, told),
      actions(
        button(words.conversionTitle, "funnel.conversion", asValues(asked)),
        button(measureWords(locale).definitions, "funnel.definitions"),
      ),
    ],
    { summary: `${title} · ${words.open} ${formatSums(open.amount, locale, workspace.currency)}` },
  );
}

/** Whether it is about less than all that the reader may see, besides "mine". */
export const isNarrow = ({ team, owner, product, pipeline }: FunnelAsked): boolean =>
  [team, owner, product, pipeline].some((one) => one !== undefined);

/** What was won in a period that is over, as it is known by now; of a week, its digest tells the corrections. */
async function wonByNow({ db }: Turn, { workspace, at, days, period }: ToldPeriod, among: Among) {
  if (!at || period?.kind === "week") return undefined;
  return (await quarterNumbers({ db, workspace }, among, days)).won;
}

/** The period is as of its end, and this is the rest: what was recorded or corrected later. */
function sinceThen({ locale, workspace }: Pick<Turn, "locale" | "workspace">, then: Sums, now: Sums) {
  const more = formatChanges(differenceOf(now, then), locale, workspace.currency);
  if (more === "±0") return undefined;
  return paragraph(digestWords(locale).recordedSince(more, formatSums(now, locale, workspace.currency)));
}
