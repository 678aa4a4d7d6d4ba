import { type Read, right, wrong } from "../chat/question.ts";
import { defineSection } from "./section.ts";
import { settingsWords } from "./words.ts";

const most = 1_000;

/** From how many customers lost for a hundred new ones an analysis warns. */
export const changeChurnAlarm = defineSection({
  name: "settings.churn",
  title: (turn) => settingsWords(turn.locale).churnTitle,
  questions(turn) {
    const words = settingsWords(turn.locale);
    return {
      churnAlarm: {
        type: "line" as const,
        label: words.churnAlarm,
        hint: words.churnHint,
        required: true,
        maxLength: 10,
        now: `${turn.workspace.settings.churnAlarm}%`,
        read(text: string): Read<number> {
          const percent = Number(/^(\d{1,4}) ?[%％]?$/.exec(text.trim())?.[1] ?? 0);
          return percent >= 1 && percent <= most ? right(percent) : wrong(words.badChurn(most));
        },
      },
    };
  },
  change: (settings) => ({ settings }),
});
