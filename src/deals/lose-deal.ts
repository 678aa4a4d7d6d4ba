import { z } from "zod";
import type { Form } from "../chat/form.ts";
import { openForm, refuse } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { theDeal } from "./ask-which.ts";
import { type Deal, type LostReason, lostReasons } from "./deal.ts";
import { dealNamed } from "./deal-values.ts";
import { lostReasonField, reasonForm } from "./reason-form.ts";
import { recordMove } from "./record-move.ts";
import { showChangedDeal } from "./show-changed-deal.ts";

const input = dealNamed.extend({
  lostReason: z.enum(lostReasons).optional().catch(undefined),
  reason: z.string().trim().max(1000).default(""),
});

/** `/deal lose ACME`: closes it as lost, in the stage where it was lost, with a reason. */
export const loseDeal = defineUseCase({
  name: "deal.lose",
  command: {
    group: "deal",
    en: ["lose", "lost"],
    zh: ["丢单", "丢", "输单"],
    fromLine: (_words, rest) => ({ deal: rest }),
  },
  roles: ["rep", "manager", "admin"],
  changes: true,
  input,
  async run(turn, values) {
    const words = turn.text.deals;
    const deal = await theDeal(turn, values, { action: "deal.lose" });
    if (deal.outcome !== null) return refuse(words.alreadyClosed(deal.customer.name));
    const parts = { action: "deal.lose" };
    if (turn.via !== "submit") return openForm(loseForm(turn, deal, parts));
    if (!values.lostReason) {
      return {
        type: "invalid",
        errors: { lostReason: words.needReason },
        form: loseForm(turn, deal, parts, values, words.needReason),
      };
    }
    await closeAsLost(turn, deal, values.lostReason, values.reason);
    return showChangedDeal(turn, deal.id, { banner: words.lost, undo: true });
  },
});

/** @param parts which use case gets the answer */
export function loseForm(
  turn: Turn,
  deal: Deal,
  parts: { action: string; hidden?: Record<string, string> },
  typed: { lostReason?: LostReason; reason?: string } = {},
  error?: string,
): Form {
  const words = turn.text.deals;
  const first = { ...lostReasonField(turn, typed.lostReason), error };
  return reasonForm(
    turn,
    deal,
    {
      ...parts,
      title: words.loseTitle(deal.customer.name),
      submit: words.loseSubmit,
      reason: words.loseNote,
      required: false,
      first,
    },
    typed,
  );
}

/** It stays in the stage where it was lost. */
export function closeAsLost(turn: Turn, deal: Deal, lostReason: LostReason, note: string): Promise<void> {
  return recordMove(turn, deal, {
    kind: "lose",
    change: {
      outcome: "lost",
      closedAt: turn.now.toString(),
      lostReason,
      likelihood: 0,
      category: "omitted",
    },
    reason: [turn.text.deals.lostReasonNames[lostReason], note]
      .filter(Boolean)
      .join(turn.locale === "zh" ? "：" : ": "),
  });
}
