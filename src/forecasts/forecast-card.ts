/** The Thursday card: the deals that want an eye, with their answers; the rest folded behind one line; one number to end it. */

import { exportButton } from "../asking/as-file.ts";
import type { ForecastWeek } from "../calendar/forecast-week.ts";
import {
  actions,
  type Block,
  button,
  type Card,
  card,
  inSight,
  text as paragraph,
  quiet,
  strong,
} from "../chat/card.ts";
import type { Reader, Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import type { Member } from "../company/member.ts";
import { fromTimestamp } from "../database/columns.ts";
import { measureWords } from "../measures/words.ts";
import type { Together } from "../money/together.ts";
import { ratesNote } from "../rates/rates-note.ts";
import { closesOnFriday } from "../schedule/running-week.ts";
import { formatDateTime } from "../text/format/date.ts";
import type { Asked } from "./asked-deals.ts";
import type { AskedQuarters } from "./asked-quarters.ts";
import { askedRow, type ShutGate } from "./asked-row.ts";
import { isOverdue } from "./attention.ts";
import { pageOf } from "./forecast-pages.ts";
import { inWhoseName } from "./in-the-name-of.ts";
import { quarterFacts } from "./quarter-facts.ts";
import { forecastWords } from "./words.ts";

type CardReader = Reader & Pick<Turn, "doneBy">;

export type ForecastView = Readonly<{
  asked: Asked;
  quarters: Together<AskedQuarters>;
  week: ForecastWeek;
  /** Undefined: the first one, and of a week that is submitted none. */
  page: number | undefined;
  banner?: string;
  /** A gate that was asked for and is shut: its deal's row leads to it. */
  gate?: ShutGate | undefined;
  /** Colleagues who are away, and for whom the reader answers, too: each has a card of their own. */
  covers?: readonly Pick<Member, "id" | "name">[];
}>;

/** @param reader `doneBy`: who reads it, where it is the card of a colleague who is away */
export function forecastCard(reader: CardReader, view: ForecastView): Card {
  const { locale, member, today } = reader;
  const words = forecastWords(locale);
  const { asked, quarters, week } = view;
  const closes = formatDateTime(week.closesAt.toZonedDateTimeISO(member.zone), locale, today);
  const attention = asked.deals.filter((one) => one.attention && !one.answer).length;
  const done = asked.submission?.submittedAt ?? null;
  const isFolded = done !== null && view.page === undefined;
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
          ? words.submittedAt(
              formatDateTime(fromTimestamp(done).toZonedDateTimeISO(member.zone), locale, today),
            )
          : summaryLine(reader, asked),
        "strong",
      ),
      ...(isFolded ? foldedBlocks(reader) : openBlocks(reader, view)),
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

function summaryLine({ locale }: Reader, { deals }: Asked): string {
  const words = forecastWords(locale);
  const attention = deals.filter((one) => one.attention && !one.answer).length;
  const others = deals.filter((one) => !one.attention && !one.answer).length;
  if (deals.length === 0) return words.noDeals;
  if (attention + others === 0) return words.allAnswered;
  return attention === 0 ? words.onlyOthers(others) : words.needYourEye(attention, others);
}

const foldedBlocks = (reader: CardReader): (Block | undefined)[] => [
  actions(
    button(forecastWords(reader.locale).seeAnswers, "forecast.show", { page: 1, ...inWhoseName(reader) }),
    button(measureWords(reader.locale).definitions, "funnel.definitions"),
  ),
];

function openBlocks(
  reader: CardReader,
  { asked, week, page: wanted, gate }: ForecastView,
): (Block | undefined)[] {
  const { locale } = reader;
  const words = forecastWords(locale);
  const { previous, next } = chatWords(locale);
  const shown = pageOf(asked.deals, wanted ?? 1);
  const { page, folded } = shown;
  const to = (page: number) => ({ page, ...inWhoseName(reader) });
  const toFile = asked.deals.length > 0 && exportButton(locale, "forecast.export", inWhoseName(reader));
  const rest = asked.deals.filter(
    ({ deal, answer }) => !answer && deal.outcome === null && !isOverdue(deal, reader.today),
  );
  const submit = asked.submission?.submittedAt
    ? words.submitAgain
    : rest.length > 0
      ? words.submitRest(rest.length)
      : words.submitNow;
  return [
    ...shown.deals.map((one) =>
      askedRow(
        reader,
        one,
        { ...to(page), week: week.id },
        gate?.dealId === one.deal.id ? gate.to : undefined,
      ),
    ),
    shown.of > 1
      ? quiet((shown.isFolded ? words.foldedPage : chatWords(locale).page)(shown.nth, shown.of))
      : undefined,
    actions(
      folded && button(words.showFolded(folded.count), "forecast.show", to(folded.page)),
      button(measureWords(locale).definitions, "funnel.definitions"),
      toFile,
    ),
    inSight(
      actions(
        button(submit, "forecast.submit", { ...to(page), week: week.id }, { style: "primary" }),
        page > 1 && button(previous, "forecast.show", to(page - 1)),
        shown.nth < shown.of && button(next, "forecast.show", to(page + 1)),
      ),
    ),
  ];
}
