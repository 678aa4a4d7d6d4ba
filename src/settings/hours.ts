import { questionsOf, right, type Sentences, wrong } from "../chat/question.ts";
import { parseTime } from "../understanding/parse-time.ts";
import { defineSection } from "./section.ts";
import { settingsWords } from "./words.ts";

const names = ["nudgeAt", "firstReminderAt", "lastReminderAt", "closeAt", "digestAt"] as const;
type Hour = (typeof names)[number];

/** When the week's cards come: the first three in each person's own zone, the last two in the company's. */
export const changeHours = defineSection({
  name: "settings.hours",
  title: (turn) => settingsWords(turn.locale).hoursTitle,
  questions(turn) {
    const words = settingsWords(turn.locale);
    return questionsOf(names, (name) => ({
      type: "line",
      label: words.hours[name],
      hint: name === "nudgeAt" ? words.ownZone : name === "closeAt" ? words.companyZone : undefined,
      required: true,
      maxLength: 20,
      now: turn.workspace.settings[name],
      read(text) {
        const time = parseTime(text);
        return time ? right(time) : wrong(words.badTime(text.slice(0, 20)));
      },
    }));
  },
  check(turn, hours) {
    const { hours: labels, mustFollow } = settingsWords(turn.locale);
    // "HH:MM" sorts as text.
    const follows = (later: Hour, earlier: Hour, mayEqual = false): Sentences<Record<Hour, never>> => {
      const [then, before] = [hours[later], hours[earlier]];
      if (then === undefined || before === undefined) return {};
      if (then > before || (then === before && mayEqual)) return {};
      return { [later]: mustFollow(labels[earlier], before) };
    };
    return {
      ...follows("firstReminderAt", "nudgeAt"),
      ...follows("closeAt", "lastReminderAt"),
      ...follows("digestAt", "closeAt", true),
    };
  },
  change: (settings) => ({ settings }),
});
