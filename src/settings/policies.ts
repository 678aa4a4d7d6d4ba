import { choiceOf, optionsOf } from "../chat/question.ts";
import type { Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { customerNames, newcomerPolicies } from "../company/workspace-settings.ts";
import { defineSection } from "./section.ts";
import { settingsWords } from "./words.ts";

/** One answer of a few, each with the sentence that says what it comes to. */
const oneOf = <Policy extends string>(
  { locale }: Turn,
  policies: readonly Policy[],
  sentences: Readonly<Record<Policy, string>>,
) => ({ required: true, ...choiceOf(optionsOf(policies, sentences), chatWords(locale).required) });

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
        now: turn.workspace.settings.newcomers,
        ...oneOf(turn, newcomerPolicies, words.newcomerPolicies),
      },
    };
  },
  change: (settings) => ({ settings }),
});

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
        now: turn.workspace.settings.customerNames,
        ...oneOf(turn, customerNames, words.customerNamePolicies),
      },
    };
  },
  change: (settings) => ({ settings }),
});

/** Whether Friday's digest is followed by its numbers and deals as a workbook. */
export const changeWorkbook = defineSection({
  name: "settings.workbook",
  title: (turn) => settingsWords(turn.locale).workbookTitle,
  questions(turn) {
    const words = settingsWords(turn.locale);
    return {
      weeklyWorkbook: {
        label: words.workbookTitle,
        hint: words.workbookHint,
        now: turn.workspace.settings.weeklyWorkbook ? "yes" : "no",
        ...oneOf(turn, ["no", "yes"] as const, words.workbooks),
      },
    };
  },
  change: ({ weeklyWorkbook }) => ({ settings: { weeklyWorkbook: weeklyWorkbook === "yes" } }),
});
