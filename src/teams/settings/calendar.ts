import type { Field } from "../../chat/form.ts";
import { readDays, writeDays } from "./days-off.ts";
import { defineSection } from "./section.ts";

const names = ["holidays", "extraWorkdays"] as const;

/** A year's holidays and make-up workdays; more is no calendar any more. */
const mostDays = 200;

/** Days off, and weekends that are worked (调休): they move Thursday and are left out of ages. */
export const changeCalendar = defineSection({
  name: "settings.calendar",
  title: (turn) => turn.text.settings.calendarTitle,
  fields: (turn) =>
    names.map(
      (name): Field => ({
        name,
        type: "paragraph",
        label: turn.text.settings.calendar[name],
        hint: turn.text.settings.daysHint,
        required: false,
        maxLength: 3_000,
        value: writeDays(turn.workspace.settings[name]),
      }),
    ),
  read(turn, values) {
    const words = turn.text.settings;
    const errors: Record<string, string> = {};
    const days: Partial<Record<(typeof names)[number], string[]>> = {};
    for (const name of names) {
      const read = readDays(values[name] ?? "", turn.today, turn.locale);
      if (!read.ok) errors[name] = words.badDays(read.piece.slice(0, 40));
      else if (read.days.length > mostDays) errors[name] = words.tooManyDays(mostDays);
      else days[name] = [...read.days];
    }
    return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, change: { settings: days } };
  },
});
