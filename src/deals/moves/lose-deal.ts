import { z } from "zod";
import { fillForm } from "../../chat/fill-form.ts";
import { asTyped, choiceOf, type Question, type Questions } from "../../chat/question.ts";
import { refuse } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { otherReason, reasonOptions, reasonSaid } from "../../pipelines/find-reason.ts";
import type { Pipeline } from "../../pipelines/pipeline.ts";
import { foldForReading } from "../../understanding/fold-for-reading.ts";
import { normaliseText } from "../../understanding/normalise-text.ts";
import { showChangedDeal } from "../card/show-changed-deal.ts";
import type { Deal } from "../facts/deal.ts";
import { dealNamed } from "../facts/deal-values.ts";
import { type DealCompetitor, loadParties } from "../facts/parties.ts";
import { optional, theDeal } from "../naming/ask-which.ts";
import { readDealAndRest } from "../naming/deal-and-rest.ts";
import { closeAsLost } from "./moves.ts";
import { moveWords } from "./words.ts";

const input = dealNamed.extend({
  line: z.string().max(1200).optional(),
  lostReason: z.string().max(80).optional().catch(undefined),
  lostTo: z.string().max(40).optional(),
  reason: z.string().trim().max(1000).default(""),
});

/** `/deal lose ACME`: closes it as lost, in the stage where it was lost, with a reason. */
export const loseDeal = defineUseCase({
  name: "deal.lose",
  command: {
    group: "deal",
    en: ["lose", "lost"],
    zh: ["丢单", "丢", "丢了", "输单"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "deal.change",
  changes: true,
  input,
  async run(turn, values) {
    const words = moveWords(turn.locale);
    const line = values.line === undefined ? undefined : await readDealAndRest(turn, values.line);
    const said = line?.rest ?? values.reason;
    const deal = await theDeal(turn, line ?? values, {
      action: "deal.lose",
      values: optional({ lostReason: values.lostReason, reason: said }),
      tooLong: said.length > longestInButton,
    });
    if (deal.outcome !== null)
      return refuse(words.alreadyClosed(deal.customer.name, deal.number, deal.outcome));
    const typed =
      turn.kind === "submit" || values.lostReason ? values : reasonIn(turn.pipelines.of(deal), said);
    const { competitors } = (await loadParties(turn, [deal.id]))(deal.id);
    const plan = { action: "deal.lose", ...loseForm(turn, deal, competitors) };
    const filled = fillForm(turn, plan, { lostTo: nobody, ...typed });
    if (!filled.ok) return filled.reply;
    const { lostReason, reason: note, lostTo } = filled.said;
    const to = lostReason === toCompetitor && lostTo !== nobody ? lostTo : undefined;
    const now = await closeAsLost(turn, deal, lostReason, note, to);
    return showChangedDeal(turn, now, { banner: words.lost, undo: true });
  },
});

/** What a button can carry to the form, whatever the characters. */
const longestInButton = 300;

/** "ACME price", 南方 嫌贵: one of the pipeline's reasons in either language; anything else is what happened. */
function reasonIn(pipeline: Pipeline, rest: string): { lostReason?: string; reason: string } {
  const said = foldForReading(normaliseText(rest)).replace(/[.!]+$/, "");
  const found = reasonSaid([pipeline], "lostReasons", said);
  return found ? { lostReason: found.code, reason: "" } : { reason: rest };
}

/** The reason that a competitor may be named with. */
const toCompetitor = "competitor";
const nobody = "none";

/**
 * Why it was lost, wherever that is said: here, or on the Thursday card.
 * @param competitors that were met in it; without any nobody is asked to whom it went
 */
export function loseForm(turn: Turn, deal: Deal, competitors: readonly DealCompetitor[] = []) {
  const words = moveWords(turn.locale);
  const { lostReasons } = turn.pipelines.of(deal);
  return {
    title: words.loseTitle(deal.customer.name),
    submit: words.loseSubmit,
    hidden: { id: deal.id, from: deal.stage },
    questions: {
      lostReason: {
        label: words.lostReason,
        required: true,
        ...choiceOf(reasonOptions(lostReasons, turn.locale), words.needReason),
      },
      ...lostToQuestion(turn, competitors),
      reason: { type: "paragraph", label: words.loseNote, required: false, maxLength: 1000, read: asTyped },
    } satisfies Questions,
    check: ({ lostReason, reason }: Readonly<{ lostReason?: string; reason?: string }>) =>
      lostReason === otherReason && reason === "" ? { reason: words.otherReason } : {},
  };
}

/** Typed as if it were always there: a form's missing text is undefined, too. */
function lostToQuestion({ locale }: Turn, competitors: readonly DealCompetitor[]) {
  const words = moveWords(locale);
  const question = {
    ...choiceOf<string>(
      [
        { value: nobody, label: words.lostToNobody },
        ...competitors.map(({ id, name }) => ({ value: id, label: name })),
      ],
      words.needReason,
    ),
    ...{ label: words.lostTo, hint: words.lostToHint, required: true, now: nobody },
  };
  return (competitors.length > 0 ? { lostTo: question } : {}) as { lostTo: Question<string> };
}
