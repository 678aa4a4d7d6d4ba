import { choiceOf, optionsOf } from "../chat/question.ts";
import { customerNames } from "../company/workspace-settings.ts";
import { defineSection } from "./section.ts";

/** Whether reps find customers by name with whom only colleagues have deals. */
export const changeCustomerNames = defineSection({
  name: "settings.names",
  title: (turn) => turn.text.settings.customerNamesTitle,
  questions(turn) {
    const words = turn.text.settings;
    return {
      customerNames: {
        label: words.customerNames,
        hint: words.customerNamesHint,
        required: true,
        now: turn.workspace.settings.customerNames,
        ...choiceOf(optionsOf(customerNames, words.customerNamePolicies), turn.text.chat.required),
      },
    };
  },
  change: (settings) => ({ settings }),
});
