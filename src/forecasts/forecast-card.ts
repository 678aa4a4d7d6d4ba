/** The Thursday card: ten deals to a page, four buttons each, and one to be done. */

import type { ForecastWeek } from "../calendar/forecast-week.ts";
import {
  actions,
  type Block,
  button,
  type Card,
  card,
  divider,
  facts,
  text as paragraph,
  quiet,
  strong,
} from "../chat/card.ts";
import type { Reader, Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import type { Member } from "../company/member.ts";
import { fromTimestamp } from "../database/columns.ts";
import { stageName } from "../deals/card/deal-card.ts";
import { type Deal, dueOn, isAwaiting, productsOf } from "../deals/facts/deal.ts";
import { factWords } from "../deals/facts/words.ts";
import { measureWords } from "../measures/words.ts";
import { formatMoney, type Money } from "../money/money.ts";
import { formatWithParts, type Sums } from "../money/sums.ts";
import type { Together } from "../money/together.ts";
import { ratesNote } from "../rates/rates-note.ts";
import { closesOnFriday } from "../schedule/running-week.ts";
import { formatDateTime, formatShortDate } from "../text/format/date.ts";
import type { Asked, AskedDeal } from "./asked-deals.ts";
import type { AskedQuarter, AskedQuarters } from "./asked-quarters.ts";
import { inWhoseName } from "./in-the-name-of.ts";
import { forecastWords } from "./words.ts";

const dealsPerPage = 10;

export type ForecastView = Readonly<{
  asked: Asked;
  quarters: Together<AskedQuarters>;
  week: ForecastWeek;
  page: number;
  banner?: string;
  /** Colleagues who are away, and for whom the reader answers, too: each has a card of their own. */
  covers?: readonly Pick<Member, "id" | "name">[];
}>;

/**
 * Thursday's card: one page of the deals that were asked about, each with its answer or the buttons for one.
 * @param reader `doneBy`: who reads it, where it is the card of a colleague who is away
 */
export function forecastCard(reader: Reader & Pick<Turn, "doneBy">, view: ForecastView): Card {
  const { locale, member, today } = reader;
  const words = forecastWords(locale);
  const { asked, quarters, week } = view;
  const pages = Math.max(1, Math.ceil(asked.deals.length / dealsPerPage));
  const page = Math.min(Math.max(1, view.page), pages);
  const shown = asked.deals.slice((page - 1) * dealsPerPage, page * dealsPerPage);
  const closes = formatDateTime(week.closesAt.toZonedDateTimeISO(member.zone), locale, today);
  const attention = asked.deals.filter((one) => one.attention && !one.answer).length;
  const others = asked.deals.filter((one) => !one.attention && !one.answer).length;
  const done = asked.submission?.submittedAt ?? null;
  const whom = inWhoseName(reader);
  return card(
    locale,
    words.title(
      reader.doneBy ? words.someone(member.name) : member.name,
      closesOnFriday(reader.workspace, week),
    ),
    [
      view.banner ? strong(view.banner) : undefined,
      reader.doneBy && paragraph(words.inNameOf(member.name)),
      quiet(words.closes(closes)),
      ...quarterFacts(reader, quarters.facts),
      ...ratesNote(reader, quarters),
      paragraph(
        done
          ? words.submittedAt(formatDateTime(timeOf(reader, done), locale, today))
          : summaryLine(reader, attention, others, asked.deals.length),
        "strong",
      ),
      ...shown.flatMap((one, index): Block[] =>
        dealBlocks(reader, one, (page - 1) * dealsPerPage + index + 1, { page, week: week.id, ...whom }),
      ),
      pages > 1 ? quiet(chatWords(locale).page(page, pages)) : undefined,
      divider,
      actions(
        button(
          done ? words.submitAgain : words.submit(asked.deals.some((one) => !one.answer)),
          "forecast.submit",
          { page, week: week.id, ...whom },
          { style: "primary" },
        ),
        page > 1 && button(chatWords(locale).previous, "forecast.show", { page: page - 1, ...whom }),
        page < pages && button(chatWords(locale).next, "forecast.show", { page: page + 1, ...whom }),
        button(measureWords(locale).definitions, "funnel.definitions"),
      ),
      actions(
        ...(view.covers ?? []).map(({ id, name }) =>
          button(words.answerFor(name), "forecast.show", { for: id }),
        ),
      ),
    ],
    {
      tone: done ? "good" : "plain",
      summary: done ? words.submitted : words.summary(attention, asked.deals.length),
    },
  );
}

function summaryLine(reader: Reader, attention: number, others: number, all: number): string {
  const words = forecastWords(reader.locale);
  if (all === 0) return words.noDeals;
  if (attention + others === 0) return words.allAnswered;
  return attention === 0 ? words.onlyOthers(others) : words.needYourEye(attention, others);
}

const timeOf = (reader: Reader, date: Date) => fromTimestamp(date).toZonedDateTimeISO(reader.member.zone);

function dealBlocks(
  reader: Reader,
  { deal, answer, attention }: AskedDeal,
  position: number,
  card: Readonly<{ page: number; week: string; for?: string }>,
): Block[] {
  const words = forecastWords(reader.locale);
  const flag = attention && !answer ? words.attention[attention](deal.slips) : undefined;
  const head = `${position}. ${deal.customer.name}${deal.lines.length > 0 ? ` · ${productsOf(deal).join(", ")}` : ""}`;
  const line = [dealLine(reader, deal), flag].filter(Boolean).join(" · ");
  const said = answer ? `✓ ${words.answers[answer]}` : undefined;
  const values = { id: deal.id, ...card };
  const blocks: (Block | undefined)[] = [paragraph(`${head}\n${line}`), said ? quiet(said) : undefined];
  if (answer !== "lost") {
    blocks.push(
      actions(
        attention !== "overdue" && button(words.same, "forecast.same", values),
        button(words.change, "forecast.change", values),
        button(words.slipped, "forecast.slip", values),
        button(words.lost, "forecast.lose", values, { style: "danger" }),
      ),
    );
  }
  return blocks.filter((block): block is Block => Boolean(block));
}

function dealLine(reader: Reader, deal: Deal): string {
  const words = forecastWords(reader.locale);
  const amount = formatMoney(deal.amount, reader.locale, "short");
  const due = formatShortDate(dueOn(deal), reader.locale, reader.today);
  const sure = `${deal.likelihood}% ${factWords(reader.locale).categories[deal.category]}`;
  return [amount, isAwaiting(deal) ? words.pays(due) : words.signs(due), sure, stageName(reader, deal)].join(
    " · ",
  );
}

/** The running quarter; in its last weeks the next one below it, with nothing won yet. */
function quarterFacts({ locale, workspace }: Reader, [running, next]: AskedQuarters): Block[] {
  const words = forecastWords(locale);
  const money = (sums: Sums) => formatWithParts(sums, locale, workspace.currency);
  const call = (money: Money | undefined) => money && formatMoney(money, locale, "short");
  const quota = ({ quarter, quota, isTeams }: AskedQuarter) =>
    [
      (isTeams ? words.teamQuota : words.quota)(quarter.number),
      quota.size > 0 ? money(quota) : undefined,
    ] as const;
  const blocks = [
    facts(
      quota(running),
      [words.won, money(running.won)],
      [words.commit, money(running.commit)],
      [next ? words.promisedFor(running.quarter.number) : words.promised, call(running.call)],
    ),
    next &&
      facts(
        quota(next),
        [words.commitFor(next.quarter.number), money(next.commit)],
        [words.promisedFor(next.quarter.number), call(next.call)],
      ),
  ];
  return blocks.filter((block) => block !== undefined);
}
