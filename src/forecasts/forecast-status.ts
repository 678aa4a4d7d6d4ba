import { z } from "zod";
import { asFile, exportButton } from "../asking/as-file.ts";
import { asked, asValues } from "../asking/asked.ts";
import { quartersAsked } from "../calendar/asked-quarters.ts";
import { actions, card, quiet, table, toTheRight } from "../chat/card.ts";
import { refuse, showCard } from "../chat/reply.ts";
import { defineUseCase } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { dayOf } from "../company/day-of.ts";
import { may } from "../company/permissions.ts";
import { factWords } from "../deals/facts/words.ts";
import { answersThen, closedWeek } from "../measures/closed-week.ts";
import { ownersAsked } from "../measures/told-period.ts";
import { type MemberAnswer, namesOf, weekAnswers } from "../measures/week-answers.ts";
import { formatMoney } from "../money/money.ts";
import { runningWeek, weekNamed } from "../schedule/running-week.ts";
import { sendTables } from "../spreadsheets/send-tables.ts";
import { formatShortDate } from "../text/format/date.ts";
import { statusTable } from "./answers-table.ts";
import { readStatusLine, weekAsked } from "./status-line.ts";
import { forecastWords } from "./words.ts";

/** More people than a card holds are counted, not listed; those who owe an answer come first. */
const listed = 60;

/** `/forecast status`: who has answered this week; for managers about the own teams, never about anybody to others. */
export const forecastStatus = defineUseCase({
  name: "forecast.status",
  command: {
    group: "forecast",
    en: ["status", "who"],
    zh: ["进度", "谁没报"],
    fromLine: (_words, rest): Record<string, string> => (rest ? { line: rest } : {}),
  },
  needs: "forecast.status",
  notAllowed: (member) =>
    may(member, "forecast.answer") ? forecastWords(member.locale).onlyOwnStatus : undefined,
  changes: false,
  /** A digest asks about its own week, not about the one that runs when its button is pressed. */
  input: asked.extend({
    ...asFile.shape,
    week: z.string().max(10).optional(),
    line: z.string().max(300).optional(),
  }),
  async run(turn, { line, week: id, export: pressed, ...said }) {
    const words = forecastWords(turn.locale);
    const read = line ? await readStatusLine(turn, line) : { ...weekAsked(turn, said), export: pressed };
    const { week: named = id, export: as, ...whose } = read;
    const week = weekNamed(turn.workspace, turn.now, named);
    const past = week.id !== runningWeek(turn.workspace, turn.now).id;
    const closed = past ? await closedWeek(turn, week.id) : undefined;
    if (past && !closed)
      return refuse(words.nothingKept(formatShortDate(week.closeDate, turn.locale, turn.today)));
    const owners = await ownersAsked(turn, whose, turn.needs, closed);
    const quarters = past
      ? [week.quarter]
      : quartersAsked(dayOf(turn.workspace, turn.now), turn.workspace.settings.fiscalStartMonth);
    const answers: MemberAnswer[][] = [];
    if (closed) answers.push(answersThen(closed, owners));
    else
      for (const quarter of quarters)
        answers.push(await weekAnswers(turn.db, turn.workspace, owners, week, undefined, quarter));
    const rows = answers[0] ?? [];
    const promised = (row: MemberAnswer | undefined) =>
      row?.promised === undefined
        ? "–"
        : (row.answered ? "" : `${words.lastPromised} `) + formatMoney(row.promised, turn.locale, "short");
    const done = rows.filter((row) => row.answered).length;
    const expected = rows.filter((row) => row.answered || !row.away).length;
    const nameOf = await namesOf(turn, rows);
    const standing = ({ answered, away, byId, coverId }: MemberAnswer) => {
      if (answered) return byId ? words.submittedBy(nameOf(byId)) : words.submitted;
      if (away) return coverId ? words.awayCover(nameOf(coverId)) : words.isAway;
      return past ? words.notAtAll : words.notYet;
    };
    if (as) {
      const tables = [statusTable(turn, quarters, answers, standing)] as const;
      const day = past ? week.closeDate : turn.today;
      return sendTables(turn, {
        name: words.statusName,
        day,
        tables,
        as,
        what: "answers",
        count: rows.length,
      });
    }
    const when = past ? formatShortDate(week.closeDate, turn.locale, turn.today) : "";
    return showCard(
      card(turn.locale, words.statusTitle(done, expected, when), [
        table(
          [
            factWords(turn.locale).owner,
            words.statusColumn,
            ...quarters.map(({ number }) =>
              toTheRight(quarters.length > 1 ? words.promisedFor(number) : words.promised),
            ),
          ],
          rows.slice(0, listed).map((row, nth) => ({
            cells: [row.name, standing(row), ...answers.map((ofQuarter) => promised(ofQuarter[nth]))],
          })),
        ),
        rows.length > listed && quiet(chatWords(turn.locale).morePeople(rows.length - listed)),
        actions(
          rows.length > 0 &&
            exportButton(turn.locale, "forecast.status", asValues({ ...whose, week: week.id })),
        ),
      ]),
    );
  },
});
