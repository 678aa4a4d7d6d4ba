import { exportButton } from "../asking/as-file.ts";
import {
  actions,
  type Block,
  button,
  type Card,
  card,
  chartBlock,
  facts,
  text as paragraph,
  quiet,
} from "../chat/card.ts";
import type { Reader } from "../chat/use-case.ts";
import { quarterParts } from "../measures/quarter-deals.ts";
import type { QuarterNumbers } from "../measures/quarter-numbers.ts";
import { measureWords } from "../measures/words.ts";
import { formatSums, type Sums } from "../money/sums.ts";
import { ratesNote } from "../rates/rates-note.ts";
import { closesOnFriday } from "../schedule/running-week.ts";
import { formatShortDate } from "../text/format/date.ts";
import { asOf } from "./as-of.ts";
import { bridgeChart, bridgeInWords, bridgeSentence } from "./bridge-picture.ts";
import type { DigestFacts } from "./digest-facts.ts";
import { exceptionBlocks } from "./exception-blocks.ts";
import { funnelChart } from "./funnel-picture.ts";
import { headline } from "./headline.ts";
import { partsOnCard, partTable } from "./part-table.ts";
import { quarterBar, quarterLine } from "./quarter-bar.ts";
import { quarterButtons } from "./quarter-buttons.ts";
import { quotaFacts } from "./quota-facts.ts";
import { toldLate } from "./told-late.ts";
import { digestWords } from "./words.ts";

/**
 * The Friday card of one manager: will we make it, whom to call, what moved, where it leaks, whose gap it is. Each number
 * stands there once; what it is made of is behind a tap.
 * @param options.inChannel others read along, so that nobody's miss is told
 */
export function digestCard(
  reader: Reader,
  team: string,
  digest: DigestFacts,
  { inChannel = false }: Readonly<{ inChannel?: boolean }> = {},
): Card {
  const { locale, today } = reader;
  const words = digestWords(locale);
  const { quarter, bridge, parts } = digest;
  const said = headline(reader, digest);
  const closeDate = formatShortDate(digest.week.closeDate, locale, today);
  const waterfall = bridge && bridgeChart(reader, digest, bridge);
  return card(
    locale,
    digest.closed
      ? words.digestTitle(team, closeDate, closesOnFriday(digest.workspace, digest.week))
      : words.previewTitle(team),
    [
      paragraph(said, "strong"),
      ...standing(reader, digest, inChannel),
      ...ratesNote(reader, digest.rates, digest.closed),
      digest.ended && paragraph(howItEnded(reader, digest.ended)),
      digest.ended && quarterButtons(reader, digest.ended, "team", ["won"], asOf(digest)),
      quarterButtons(reader, quarter, "team", quarterParts, asOf(digest)),
      ...exceptionBlocks(reader, digest, inChannel),
      ...(inChannel ? [] : granted(reader, digest)),
      bridge ? paragraph(bridgeSentence(reader, digest, bridge)) : quiet(words.firstWeek),
      ...toldLate(reader, digest).map((sentence) => paragraph(sentence)),
      waterfall
        ? chartBlock(waterfall)
        : bridge && bridge.steps.length > 0 && paragraph(bridgeInWords(reader, bridge.steps)),
      chartBlock(funnelChart(reader, digest.rows, words.picture)),
      actions(
        tap("moved"),
        tap("stages"),
        digest.rates.exchange && button(words.byCurrency, "funnel.currencies", { week: digest.week.id }),
        button(measureWords(locale).definitions, "funnel.definitions"),
        exportButton(locale, "funnel.show", { period: digest.week.id }),
      ),
      !inChannel && digest.answered.away.length > 0 && quiet(whoWasAway(reader, digest)),
      !inChannel && parts.length > 0 && partTable(reader, parts.slice(0, partsOnCard)),
      !inChannel && parts.length > partsOnCard && actions(tap("parts")),
    ],
    { summary: said },
  );

  function tap(part: "moved" | "stages" | "parts") {
    return button(words.weekTaps[part](parts.length), "funnel.week", { part, week: digest.week.id });
  }
}

/** The bar, and what neither it nor the sentence above says. */
function standing(
  reader: Reader,
  { quarter, bridge, answered }: DigestFacts,
  inChannel: boolean,
): (Block | undefined)[] {
  const words = digestWords(reader.locale);
  const money = (sums: Sums) => formatSums(sums, reader.locale, reader.workspace.currency);
  const bar = quarterBar(reader, quarter);
  const { asked, missing, promised, carried } = answered;
  const called = carried.size === 0 ? money(promised) : words.partlyCarried(money(promised), money(carried));
  return [
    bar?.tick ? undefined : quiet(quarterLine(reader, quarter.quarter)),
    bar,
    facts(
      ...quotaFacts(reader, quarter, bar !== undefined),
      ...(bar
        ? []
        : ([
            // Without a quota the sentence says it in money.
            [words.commitWithWon, quarter.quota.size === 1 ? money(quarter.commit) : undefined],
            [words.bestCaseWithWon, money(quarter.bestCase)],
          ] as const)),
      [words.promised, promised.size === 0 ? undefined : called],
      [words.openDue, bridge ? undefined : money(quarter.openDue)],
      [words.answered, asked > 0 && !inChannel ? words.answeredOf(asked - missing.length, asked) : undefined],
    ),
  ];
}

/** The exceptions from what stages need: how many hold, and how many wait. */
function granted({ locale }: Reader, { granted: { holding, waiting } }: DigestFacts): (Block | undefined)[] {
  if (holding + waiting === 0) return [];
  const words = digestWords(locale);
  return [quiet(words.granted(holding, waiting)), actions(button(words.seeGranted, "deal.exceptions"))];
}

/** More are counted: a card is no holiday calendar. */
const absentNamed = 8;

function whoWasAway({ locale }: Reader, { answered: { away } }: DigestFacts): string {
  const words = digestWords(locale);
  const said = away
    .slice(0, absentNamed)
    .map(({ name, by }) => (by ? words.answeredFor(name, by) : words.wasAway(name)));
  const more = away.length - said.length;
  return [...said, ...(more > 0 ? [words.run.andMore(more)] : [])].join(words.between);
}

function howItEnded(reader: Reader, { quarter, won, quota }: QuarterNumbers): string {
  const money = (sums: Sums) => formatSums(sums, reader.locale, reader.workspace.currency);
  return digestWords(reader.locale).ended(quarter.number, money(won), quota.size > 0 ? money(quota) : "");
}
