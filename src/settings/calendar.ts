import { joinChosen } from "../chat/form.ts";
import { choicesOf, questionsOf, type Read, right, wrong } from "../chat/question.ts";
import type { Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { scheduleOf } from "../schedule/schedule-settings.ts";
import { formatIsoWeekday } from "../text/format/date.ts";
import { readDays, writeDays } from "./days-off.ts";
import { defineSection } from "./section.ts";
import { settingsWords } from "./words.ts";

const names = ["holidays", "extraWorkdays"] as const;

/** A year's holidays and make-up workdays; more is no calendar any more. */
const mostDays = 200;

/** The weekend, days off, and weekends that are worked (调休): they move Thursday and are left out of ages. */
export const changeCalendar = defineSection({
  name: "settings.calendar",
  title: (turn) => settingsWords(turn.locale).calendarTitle,
  questions(turn) {
    const words = settingsWords(turn.locale);
    return {
      weekend: weekendOf(turn),
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
  change: (settings) => ({ settings }),
});

function weekendOf({ locale, workspace: { zone, settings } }: Turn) {
  const words = settingsWords(locale);
  const weekdays = choicesOf(
    [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: formatIsoWeekday(day, locale) })),
    chatWords(locale).required,
  );
  const { closeWeekday } = scheduleOf(zone, settings);
  return {
    ...weekdays,
    label: words.calendar.weekend,
    required: false,
    now: joinChosen(settings.weekend.map(String)),
    read(text: string): Read<number[]> {
      const read = weekdays.read(text);
      if (!read.ok) return read;
      const days = read.value.map(Number);
      if (days.length === 7) return wrong(words.noWorkday);
      if (!days.includes(closeWeekday)) return right(days);
      return wrong(words.closesThen(formatIsoWeekday(closeWeekday, locale)));
    },
  };
}
