/**
 * A form about a deal that people fill in over time: it opens with what was typed before and not saved, and says so when
 * the deal's sales process has changed since it was opened.
 */
import { quiet, strong } from "../../chat/card.ts";
import {
  type Filled,
  fillForm,
  openedForm,
  type Plan,
  type Texts,
  type Typed,
  textsOf,
} from "../../chat/fill-form.ts";
import type { Questions, Said } from "../../chat/question.ts";
import type { Turn } from "../../chat/use-case.ts";
import type { Deal } from "../facts/deal.ts";
import { moveWords } from "./words.ts";

/** In which version of which process a form's criteria are. */
const processOf = ({ pipeline, pipelineVersion }: Deal): string => `${pipeline} ${pipelineVersion}`;

/** @param draft as `draftOf` has it @param values as they came, untrusted */
export function fillDealForm<Q extends Questions>(
  turn: Turn,
  deal: Deal,
  given: Plan<Q>,
  values: Typed,
  draft: Texts | undefined,
): Filled<Said<Q>> {
  const words = moveWords(turn.locale);
  const plan = { ...given, hidden: { ...given.hidden, process: processOf(deal) } };
  const saying = (line: ReturnType<typeof strong>) => ({ ...plan, intro: [line, ...(plan.intro ?? [])] });
  if (turn.kind === "submit" && values.process !== undefined && values.process !== processOf(deal)) {
    const asked = textsOf(plan.questions, values);
    return { ok: false, reply: openedForm(turn, saying(strong(words.processChanged)), asked) };
  }
  const typed = textsOf(plan.questions, draft ?? {});
  return Object.keys(typed).length === 0
    ? fillForm(turn, plan, values)
    : fillForm(turn, saying(quiet(words.draftKept)), { ...typed, ...values });
}
