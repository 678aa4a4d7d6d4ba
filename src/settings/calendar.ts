import { closeWeekdayIn, mondayOf, nextWeek } from "../calendar/forecast-week.ts";
import { joinChosen } from "../chat/form.ts";
import { choiceOf, choicesOf, questionsOf, type Read, right, wrong } from "../chat/question.ts";
import type { Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import type { WorkspaceSettings } from "../company/workspace-settings.ts";
import { runningWeek } from "../schedule/running-week.ts";
import { scheduleOf } from "../schedule/schedule-settings.ts";
import { formatIsoWeekday, formatShortDate } from "../text/format/date.ts";
import { closesFromNowOn } from "./closing-day.ts";
import { readDays, writeDays } from "./days-off.ts";
import { defineSection } from "./section.ts";
import { settingsWords } from "./words.ts";

const names = ["holidays", "extraWorkdays"] as const;

/** A year's holidays and make-up workdays; more is no calendar any more. */
const mostDays = 200;

/**
 * The weekend, the closing day, days off, and weekends that are worked (调休): they move Thursday and are left out of ages. Another
 * closing day holds from the next week on; the one under way closes when it was to close.
 */
export const changeCalendar = defineSection({
  name: "settings.calendar",
  title: (turn) => settingsWords(turn.locale).calendarTitle,
  questions(turn) {
    const words = settingsWords(turn.locale);
    return {
      weekend: weekendOf(turn),
      closeWeekday: {
        ...choiceOf(weekdays(turn), chatWords(turn.locale).required),
        label: words.calendar.closeWeekday,
        hint: words.closeHint,
        required: true,
        now: String(closesFromNowOn(turn.workspace)),
      },
      ...questionsOf(names, (name) => ({
        type: "paragraph",
        label: words.calendar[name],
        hint: words.daysHint,
        required: false,
        maxLength: 3_000,
        now: writeDays(turn.workspace.settings[name]),
        read(text) {
          const read = readDays(text, turn.today);
          if (!read.ok) return wrong(words.badDays(read.piece.slice(0, 40)));
          return read.days.length > mostDays ? wrong(words.tooManyDays(mostDays)) : right([...read.days]);
        },
      })),
    };
  },
  check({ locale }, { weekend, closeWeekday }) {
    const day = Number(closeWeekday);
    if (!weekend?.includes(day)) return {};
    return { weekend: settingsWords(locale).closesThen(formatIsoWeekday(day, locale)) };
  },
  change({ closeWeekday, ...settings }, turn) {
    return { settings: { ...settings, closings: closingsWith(turn, Number(closeWeekday)) } };
  },
  saved(turn, before) {
    const { locale, workspace, now, today } = turn;
    const words = settingsWords(locale);
    const weekday = closesFromNowOn(workspace);
    if (weekday === closesFromNowOn(before)) return words.saved;
    const schedule = scheduleOf(workspace.zone, workspace.settings);
    const running = runningWeek(workspace, now);
    const day = ({ closeDate }: Pick<typeof running, "closeDate">) =>
      formatShortDate(closeDate, locale, today);
    return words.closesFrom(
      formatIsoWeekday(weekday, locale),
      day(running),
      day(nextWeek(running, schedule)),
    );
  },
});

/** From the week after the one under way on; what was to come about then gives way. */
function closingsWith({ workspace, now }: Turn, weekday: number): WorkspaceSettings["closings"] {
  const schedule = scheduleOf(workspace.zone, workspace.settings);
  const next = mondayOf(runningWeek(workspace, now).closeDate).add({ weeks: 1 });
  const kept = workspace.settings.closings.filter(({ from }) => from < next.toString());
  const before = closeWeekdayIn(next, { ...schedule, closings: kept });
  return before === weekday ? kept : [...kept, { from: next.toString(), weekday }];
}

const weekdays = ({ locale }: Pick<Turn, "locale">) =>
  [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: formatIsoWeekday(day, locale) }));

function weekendOf(turn: Turn) {
  const words = settingsWords(turn.locale);
  const days = choicesOf(weekdays(turn), chatWords(turn.locale).required);
  return {
    ...days,
    label: words.calendar.weekend,
    required: false,
    now: joinChosen(turn.workspace.settings.weekend.map(String)),
    read(text: string): Read<number[]> {
      const read = days.read(text);
      if (!read.ok) return read;
      return read.value.length === 7 ? wrong(words.noWorkday) : right(read.value.map(Number));
    },
  };
}
