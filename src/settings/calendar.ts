import { questionsOf, right, wrong } from "../chat/question.ts";
import { readDays, writeDays } from "./days-off.ts";
import { defineSection } from "./section.ts";
import { settingsWords } from "./words.ts";

const names = ["holidays", "extraWorkdays"] as const;

/** A year's holidays and make-up workdays; more is no calendar any more. */
const mostDays = 200;

/** Days off, and weekends that are worked (调休): they move Thursday and are left out of ages. */
export const changeCalendar = defineSection({
  name: "settings.calendar",
  title: (turn) => settingsWords(turn.locale).calendarTitle,
  questions(turn) {
    const words = settingsWords(turn.locale);
    return questionsOf(names, (name) => ({
      type: "paragraph",
      label: words.calendar[name],
      hint: words.daysHint,
      required: false,
      maxLength: 3_000,
      now: writeDays(turn.workspace.settings[name]),
      read(text) {
        const read = readDays(text, turn.today, turn.locale);
        if (!read.ok) return wrong(words.badDays(read.piece.slice(0, 40)));
        return read.days.length > mostDays ? wrong(words.tooManyDays(mostDays)) : right([...read.days]);
      },
    }));
  },
  change: (settings) => ({ settings }),
});
