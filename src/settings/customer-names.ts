import { choiceOf, optionsOf } from "../chat/question.ts";
import { chatWords } from "../chat/words.ts";
import { customerNames } from "../company/workspace-settings.ts";
import { defineSection } from "./section.ts";
import { settingsWords } from "./words.ts";

/** Whether reps can look up customers that only colleagues have deals with. */
export const changeCustomerNames = defineSection({
  name: "settings.names",
  title: (turn) => settingsWords(turn.locale).customerNamesTitle,
  questions(turn) {
    const words = settingsWords(turn.locale);
    return {
      customerNames: {
        label: words.customerNames,
        hint: words.customerNamesHint,
        required: true,
        now: turn.workspace.settings.customerNames,
        ...choiceOf(optionsOf(customerNames, words.customerNamePolicies), chatWords(turn.locale).required),
      },
    };
  },
  change: (settings) => ({ settings }),
});
