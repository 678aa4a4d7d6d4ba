import { choiceOf, optionsOf } from "../chat/question.ts";
import { newcomerPolicies } from "../company/workspace-settings.ts";
import { defineSection } from "../settings/section.ts";

/** Who of the tenant comes in by themselves, and who waits. */
export const changeNewcomers = defineSection({
  name: "settings.newcomers",
  title: (turn) => turn.text.settings.newcomersTitle,
  questions(turn) {
    const words = turn.text.settings;
    return {
      newcomers: {
        label: words.newcomers,
        hint: words.newcomersHint,
        required: true,
        now: turn.workspace.settings.newcomers,
        ...choiceOf(optionsOf(newcomerPolicies, words.newcomerPolicies), turn.text.chat.required),
      },
    };
  },
  change: (settings) => ({ settings }),
});
