import { z } from "zod";
import { fillForm } from "../../chat/fill-form.ts";
import { asTyped, choiceOf, optionsOf, type Questions } from "../../chat/question.ts";
import { refuse } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { foldForReading } from "../../understanding/fold-for-reading.ts";
import { normaliseText } from "../../understanding/normalise-text.ts";
import { showChangedDeal } from "../card/show-changed-deal.ts";
import { type Deal, type LostReason, lostReasons } from "../facts/deal.ts";
import { dealNamed } from "../facts/deal-values.ts";
import { lostReasonSaid } from "../facts/lost-reason.ts";
import { optional, theDeal } from "../naming/ask-which.ts";
import { readDealAndRest } from "../naming/deal-and-rest.ts";
import { closeAsLost } from "./moves.ts";
import { moveWords } from "./words.ts";

const input = dealNamed.extend({
  line: z.string().max(1200).optional(),
  lostReason: z.enum(lostReasons).optional().catch(undefined),
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
    const typed = line ? reasonIn(line.rest) : values;
    const deal = await theDeal(turn, line ?? values, {
      action: "deal.lose",
      values: optional({ lostReason: typed.lostReason, reason: typed.reason }),
      tooLong: typed.reason.length > longestInButton,
    });
    if (deal.outcome !== null)
      return refuse(words.alreadyClosed(deal.customer.name, deal.number, deal.outcome));
    const filled = fillForm(turn, { action: "deal.lose", ...loseForm(turn, deal) }, typed);
    if (!filled.ok) return filled.reply;
    const now = await closeAsLost(turn, deal, filled.said.lostReason, filled.said.reason);
    return showChangedDeal(turn, now, { banner: words.lost, undo: true });
  },
});

/** What a button can carry to the form, whatever the characters. */
const longestInButton = 300;

/** "ACME price", 南方 嫌贵: one of the reasons in either language; anything else is what happened. */
function reasonIn(rest: string): { lostReason?: LostReason; reason: string } {
  const said = foldForReading(normaliseText(rest)).replace(/[.!]+$/, "");
  const lostReason = lostReasonSaid(said);
  return lostReason ? { lostReason, reason: "" } : { reason: rest };
}

/** Why it was lost, wherever that is said: here, or on the Thursday card. */
export function loseForm(turn: Turn, deal: Deal) {
  const words = moveWords(turn.locale);
  return {
    title: words.loseTitle(deal.customer.name),
    submit: words.loseSubmit,
    hidden: { id: deal.id, from: deal.stage },
    questions: {
      lostReason: {
        label: words.lostReason,
        required: true,
        ...choiceOf(optionsOf(lostReasons, words.lostReasonNames), words.needReason),
      },
      reason: { type: "paragraph", label: words.loseNote, required: false, maxLength: 1000, read: asTyped },
    } satisfies Questions,
  };
}
