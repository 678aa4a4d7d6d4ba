/** On a customer's card: what was decided of it, what its grade gets, and what one has to know of its people. */
import { button } from "../../chat/card.ts";
import type { Turn } from "../../chat/use-case.ts";
import { may } from "../../company/permissions.ts";
import type { Customer } from "../../customers/customer.ts";
import { decidedOf } from "../../customers/marking/decided.ts";
import { policyOf } from "../../customers/marking/grade-policy.ts";
import { shorten } from "../../text/shorten.ts";
import { priorityWords } from "../words.ts";
import { keyWords } from "./words.ts";

/** Keys of CustomerFact, by the names of the form's fields. */
export const noteKeys = { needs: "personal-needs", communication: "communication" } as const;

/** The form has all of it. */
const longestShown = 200;

/** @param said the words of its file, by key; whoever may not look into it gets none of these */
export async function keyFacts(
  turn: Turn,
  id: string,
  said: Readonly<Record<string, string>>,
): Promise<(readonly [label: string, value: string | undefined])[]> {
  const words = keyWords(turn.locale);
  const { priority, grade } = await decidedOf(turn, id);
  const policy = policyOf(turn.workspace.settings.grades, grade);
  const note = (key: string) => (said[key] ? shorten(said[key], longestShown) : undefined);
  return [
    [words.priority, priority ? priorityWords(turn.locale).priorities[priority] : undefined],
    [
      words.policy,
      policy
        ? words.policyLine(policy.grade, policy.discount, policy.service)
        : grade
          ? words.gradeOnly(grade)
          : undefined,
    ],
    [words.needs, note(noteKeys.needs)],
    [words.communication, note(noteKeys.communication)],
  ];
}

/** For whoever may look into its file. */
export function keyButtons({ locale, member }: Turn, { id, isKey }: Customer) {
  const words = keyWords(locale);
  return [
    may(member, "key.mark") &&
      button(isKey ? words.unmark : words.mark, "customer.key-mark", { id, key: !isKey }),
    may(member, "file.change") && button(words.notes, "customer.notes", { id }),
  ];
}
