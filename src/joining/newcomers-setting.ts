import { choiceOf, optionsOf } from "../chat/question.ts";
import { chatWords } from "../chat/words.ts";
import { newcomerPolicies } from "../company/workspace-settings.ts";
import { defineSection } from "../settings/section.ts";
import { settingsWords } from "../settings/words.ts";

/** Who of the tenant comes in by themselves, and who waits. */
export const changeNewcomers = defineSection({
  name: "settings.newcomers",
  title: (turn) => settingsWords(turn.locale).newcomersTitle,
  questions(turn) {
    const words = settingsWords(turn.locale);
    return {
      newcomers: {
        label: words.newcomers,
        hint: words.newcomersHint,
        required: true,
        now: turn.workspace.settings.newcomers,
        ...choiceOf(optionsOf(newcomerPolicies, words.newcomerPolicies), chatWords(turn.locale).required),
      },
    };
  },
  change: (settings) => ({ settings }),
});
