import {
  actions,
  button,
  type Card,
  card,
  chartBlock,
  facts,
  text as paragraph,
  quiet,
  type Row,
  table,
  toTheRight,
} from "../chat/card.ts";
import type { Reader } from "../chat/use-case.ts";
import { factWords } from "../deals/facts/words.ts";
import { quarterParts } from "../measures/quarter-deals.ts";
import type { QuarterNumbers } from "../measures/quarter-numbers.ts";
import { measureWords } from "../measures/words.ts";
import { formatChanges, formatSums, type Sums } from "../money/sums.ts";
import { ratesNote } from "../rates/rates-note.ts";
import { formatList } from "../text/count.ts";
import { formatQuarter, formatShortDate } from "../text/format/date.ts";
import { asOf } from "./as-of.ts";
import { bridgeBlocks } from "./bridge-blocks.ts";
import type { Answered, DigestFacts } from "./digest-facts.ts";
import { funnelChart, funnelTable } from "./funnel-picture.ts";
import { headline } from "./headline.ts";
import { quarterBar } from "./quarter-bar.ts";
import { quarterButtons } from "./quarter-buttons.ts";
import { quotaFacts } from "./quota-facts.ts";
import { digestWords } from "./words.ts";

/** Names that stand on a card; the others are counted. */
const named = 12;

/** The Friday card of one manager: will we make it, the picture, what moved, who has not answered. */
export function digestCard(reader: Reader, team: string, digest: DigestFacts): Card {
  const { locale, today } = reader;
  const words = digestWords(locale);
  const { quarter, answered, withoutNextStep, unconfirmed } = digest;
  const bar = quarterBar(reader, quarter);
  const said = headline(reader, digest);
  const closeDate = formatShortDate(digest.week.closeDate, locale, today);
  const money = (sums: Sums) => formatSums(sums, locale, reader.workspace.currency);
  return card(
    locale,
    digest.closed ? words.digestTitle(team, closeDate) : words.previewTitle(team),
    [
      paragraph(said, "strong"),
      quiet(words.quarterLine(quarter.quarter.number, today.until(quarter.quarter.end).days)),
      digest.ended && paragraph(howItEnded(reader, digest.ended)),
      digest.ended && quarterButtons(reader, digest.ended, "team", ["won"], asOf(digest)),
      bar,
      quarterFacts(reader, digest),
      ...ratesNote(reader, digest.rates, digest.closed),
      quarterButtons(reader, quarter, "team", quarterParts, asOf(digest)),
      chartBlock(funnelChart(reader, digest.rows, words.picture)),
      funnelTable(reader, digest.rows, "team", asOf(digest)),
      ...(digest.bridge ? bridgeBlocks(reader, digest, digest.bridge) : [quiet(words.firstWeek)]),
      changesTable(reader, digest),
      digest.corrections.length > 0 && paragraph(corrections(reader, digest)),
      paragraph(whoAnswered(reader, answered), "strong"),
      unconfirmed.count > 0
        ? paragraph(words.carriedOver(unconfirmed.count, money(unconfirmed.sums)))
        : undefined,
      withoutNextStep > 0 ? paragraph(words.withoutNextStep(withoutNextStep)) : undefined,
      actions(
        answered.asked > 0 && button(words.seeStatus, "forecast.status", { week: digest.week.id }),
        unconfirmed.count > 0 &&
          button(words.seeUnconfirmed, "deal.list", {
            whose: "team",
            unconfirmed: digest.week.id,
            ...asOf(digest),
          }),
        withoutNextStep > 0 &&
          button(words.seeWithoutNextStep, "deal.list", { whose: "team", noNextStep: true, ...asOf(digest) }),
        digest.rates.exchange && button(words.byCurrency, "funnel.currencies", { week: digest.week.id }),
        button(measureWords(locale).definitions, "funnel.definitions"),
      ),
    ],
    { summary: said },
  );
}

function howItEnded(reader: Reader, { quarter, won, quota }: QuarterNumbers): string {
  const money = (sums: Sums) => formatSums(sums, reader.locale, reader.workspace.currency);
  return digestWords(reader.locale).ended(quarter.number, money(won), quota.size > 0 ? money(quota) : "");
}

/** What neither the sentence above nor the bar says. */
function quarterFacts(reader: Reader, { quarter, answered }: DigestFacts) {
  const words = digestWords(reader.locale);
  const money = (sums: Sums) => formatSums(sums, reader.locale, reader.workspace.currency);
  const { promised, carried } = answered;
  const called = carried.size === 0 ? money(promised) : words.partlyCarried(money(promised), money(carried));
  return facts(
    ...quotaFacts(reader, quarter, true),
    [words.commitWithWon, money(quarter.commit)],
    [words.bestCaseWithWon, money(quarter.bestCase)],
    [words.promised, promised.size === 0 ? undefined : called],
    [words.openDue, money(quarter.openDue)],
  );
}

function whoAnswered(reader: Reader, { asked, missing }: Answered): string {
  const words = digestWords(reader.locale);
  if (asked === 0) return words.nobodyAsked;
  if (missing.length === 0) return words.allAnswered(asked);
  const more = missing.length - named;
  const names = more > 0 ? [...missing.slice(0, named), words.andMore(more)] : missing;
  return words.notAnswered(missing.length, asked, formatList(names, reader.locale));
}

function changesTable(reader: Reader, digest: DigestFacts) {
  const { changes, since } = digest;
  const words = digestWords(reader.locale);
  const row = (label: string, happened: keyof typeof changes): Row => {
    const { count, sums } = changes[happened];
    const cells = [label, String(count), formatSums(sums, reader.locale, reader.workspace.currency)];
    return {
      cells,
      button:
        count > 0
          ? button(words.drill, "deal.list", {
              whose: "team",
              happened,
              since: since.toString(),
              ...asOf(digest),
            })
          : undefined,
    };
  };
  return table(
    [words.thisWeek, toTheRight(words.count), toTheRight(factWords(reader.locale).amount)],
    [
      row(words.created, "new"),
      row(words.wonWeek, "win"),
      row(words.lostWeek, "lose"),
      row(words.moved, "advance"),
      ...(["back", "reopen-won", "reopen-lost"] as const)
        .filter((happened) => changes[happened].count > 0)
        .map((happened) => row(words.seldom[happened], happened)),
    ],
  );
}

/** "Corrected: Q1 2026 +¥100K" */
function corrections({ locale, workspace }: Reader, digest: DigestFacts): string {
  const each = digest.corrections.map(
    ({ quarter, sums }) =>
      `${formatQuarter(quarter, locale)} ${formatChanges(sums, locale, workspace.currency)}`,
  );
  return digestWords(locale).corrected(formatList(each, locale));
}
