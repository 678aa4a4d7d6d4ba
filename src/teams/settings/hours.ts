import type { Field } from "../../chat/form.ts";
import { parseTime } from "../../understanding/parse-time.ts";
import { defineSection } from "./section.ts";

const names = ["nudgeAt", "firstReminderAt", "lastReminderAt", "closeAt", "digestAt"] as const;
type Hours = Record<(typeof names)[number], string>;

/** When the week's cards come: the first three in each person's own zone, the last two in the company's. */
export const changeHours = defineSection({
  name: "settings.hours",
  title: (turn) => turn.text.settings.hoursTitle,
  fields(turn) {
    const words = turn.text.settings;
    return names.map(
      (name): Field => ({
        name,
        type: "line",
        label: words.hours[name],
        hint: name === "nudgeAt" ? words.ownZone : name === "closeAt" ? words.companyZone : undefined,
        required: true,
        maxLength: 20,
        value: turn.workspace.settings[name],
      }),
    );
  },
  read(turn, values) {
    const words = turn.text.settings;
    const errors: Record<string, string> = {};
    const hours: Partial<Hours> = {};
    for (const name of names) {
      const time = parseTime(values[name] ?? "");
      if (time) hours[name] = time;
      else errors[name] = words.badTime((values[name] ?? "").slice(0, 20));
    }
    // "HH:MM" sorts as text.
    const follows = (later: keyof Hours, earlier: keyof Hours, mayEqual = false) => {
      const [then, before] = [hours[later], hours[earlier]];
      if (then === undefined || before === undefined) return;
      if (then < before || (then === before && !mayEqual))
        errors[later] = words.mustFollow(words.hours[earlier], before);
    };
    follows("firstReminderAt", "nudgeAt");
    follows("closeAt", "lastReminderAt");
    follows("digestAt", "closeAt", true);
    return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, change: { settings: hours } };
  },
});
