import { questionsOf, type Read, right, wrong } from "../chat/question.ts";
import { parseTime } from "../understanding/parse-time.ts";
import { defineSection } from "./section.ts";
import { settingsWords } from "./words.ts";

const priorities = ["high", "medium", "low"] as const;
const longest = 400;

/** How often customers should hear from us, and when people are reminded of their next steps. */
export const changeTouchRhythm = defineSection({
  name: "settings.touches",
  title: (turn) => settingsWords(turn.locale).rhythmTitle,
  questions(turn) {
    const words = settingsWords(turn.locale);
    const { followUpAt, touchEvery } = turn.workspace.settings;
    return {
      followUpAt: {
        type: "line" as const,
        label: words.followUpAt,
        hint: words.followUpHint,
        required: false,
        maxLength: 20,
        now: followUpAt ?? "",
        read(text: string): Read<string | null> {
          if (text === "") return right(null);
          const time = parseTime(text);
          return time ? right(time) : wrong(words.badTime(text.slice(0, 20)));
        },
      },
      ...questionsOf(priorities, (name) => ({
        type: "line" as const,
        label: words.touchEvery[name],
        hint: name === "high" ? words.touchEveryHint : undefined,
        required: true,
        maxLength: 10,
        now: String(touchEvery[name]),
        read(text: string): Read<number> {
          const days = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0;
          return days >= 1 && days <= longest ? right(days) : wrong(words.badEvery(longest));
        },
      })),
    };
  },
  change: ({ followUpAt, ...touchEvery }) => ({ settings: { followUpAt, touchEvery } }),
});
