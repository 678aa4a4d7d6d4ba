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
} from "../chat/card.ts";
import { formatList } from "../text/format/count.ts";
import { formatShortDate } from "../text/format/date.ts";
import type { DigestFacts } from "./digest-facts.ts";
import { funnelChart, funnelTable, type Reader } from "./funnel-picture.ts";
import { differenceOf, formatChanges, formatSums, type Sums } from "./money-sums.ts";

/** The Friday card of one manager: will we make it, the picture, what moved, who has not answered. */
export function digestCard(reader: Reader, team: string, digest: DigestFacts): Card {
  const { text, locale, workspace, today } = reader;
  const words = text.digests;
  const own = workspace.currency;
  const money = (sums: Sums) => formatSums(sums, locale, own);
  const { quarter, answered } = digest;
  const closeDate = formatShortDate(digest.week.closeDate, locale, today);
  const title = digest.closed ? words.digestTitle(team, closeDate) : words.previewTitle(team);
  const daysLeft = today.until(quarter.quarter.end).days;
  const toGo = (quarter.quota.get(own) ?? 0n) - (quarter.won.get(own) ?? 0n);
  return card(
    title,
    [
      quiet(words.quarterLine(quarter.quarter.number, daysLeft)),
      facts(
        [words.quota, quarter.quota.size > 0 ? money(quarter.quota) : undefined],
        [words.won, `${money(quarter.won)} (${quarter.wonCount})`],
        [words.commitWithWon, money(quarter.commit)],
        [words.bestCaseWithWon, money(quarter.bestCase)],
        [words.toGo, quarter.quota.size > 0 && toGo > 0n ? money(new Map([[own, toGo]])) : undefined],
        [
          words.coverage,
          toGo > 0n && quarter.quota.size > 0
            ? words.times(Number(((quarter.openDue.get(own) ?? 0n) * 10n) / toGo) / 10)
            : undefined,
        ],
      ),
      chartBlock(funnelChart(reader, digest.rows, words.picture)),
      funnelTable(reader, digest.rows, "team"),
      changesTable(reader, digest),
      digest.before ? paragraph(againstLastWeek(reader, digest)) : quiet(words.firstWeek),
      paragraph(
        answered.missing.length === 0
          ? words.allAnswered(answered.asked)
          : words.notAnswered(
              answered.missing.length,
              answered.asked,
              formatList(answered.missing.slice(0, 12), locale),
            ),
        "strong",
      ),
      digest.withoutNextStep > 0 ? paragraph(words.withoutNextStep(digest.withoutNextStep)) : undefined,
      actions(
        quarter.wonCount > 0 &&
          button(words.seeWon, "deal.list", { whose: "team", closed: "won", thisQuarter: true }),
        button(words.seeCommit, "deal.list", { whose: "team", category: "commit", due: "quarter" }),
        digest.withoutNextStep > 0 &&
          button(words.seeWithoutNextStep, "deal.list", { whose: "team", noNextStep: true }),
        answered.missing.length > 0 && button(words.seeStatus, "forecast.status"),
        button(words.definitions, "funnel.definitions"),
      ),
    ],
    { summary: words.digestSummary(money(quarter.won), money(quarter.commit), answered.missing.length) },
  );
}

function changesTable(reader: Reader, { changes, since }: DigestFacts) {
  const words = reader.text.digests;
  const row = (label: string, happened: keyof typeof changes): Row => {
    const { count, sums } = changes[happened];
    const cells = [label, String(count), formatSums(sums, reader.locale, reader.workspace.currency)];
    return {
      cells,
      button:
        count > 0
          ? button(words.drill, "deal.list", { whose: "team", happened, since: since.toString() })
          : undefined,
    };
  };
  return table(
    [words.thisWeek, `>${words.count}`, `>${reader.text.deals.amount}`],
    [
      row(words.created, "new"),
      row(words.wonWeek, "win"),
      row(words.lostWeek, "lose"),
      row(words.moved, "advance"),
      ...(changes.back.count > 0 ? [row(words.movedBack, "back")] : []),
    ],
  );
}

function againstLastWeek(reader: Reader, { before, open }: DigestFacts): string {
  const { currency } = reader.workspace;
  return reader.text.digests.againstLastWeek(
    formatSums(open.sums, reader.locale, currency),
    formatChanges(differenceOf(open.sums, before?.open ?? new Map()), reader.locale, currency),
    open.count - (before?.count ?? 0),
  );
}
