import { z } from "zod";
import type { Form } from "../chat/form.ts";
import { openForm, refuse } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { locales } from "../text/locale.ts";
import { textFor } from "../text/text.ts";
import { normaliseText } from "../understanding/normalise-text.ts";
import { optional, theDeal } from "./ask-which.ts";
import { type Deal, type LostReason, lostReasons } from "./deal.ts";
import { readDealAndRest } from "./deal-and-rest.ts";
import { dealNamed } from "./deal-values.ts";
import { closeAsLost } from "./moves.ts";
import { lostReasonField, reasonForm } from "./reason-form.ts";
import { showChangedDeal } from "./show-changed-deal.ts";

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
  roles: ["rep", "manager", "admin"],
  changes: true,
  input,
  async run(turn, values) {
    const words = turn.text.deals;
    const line = values.line === undefined ? undefined : await readDealAndRest(turn, values.line);
    const typed = line ? reasonIn(line.rest) : values;
    const deal = await theDeal(turn, line ?? values, {
      action: "deal.lose",
      values: optional({ lostReason: typed.lostReason, reason: typed.reason }),
      tooLong: typed.reason.length > longestInButton,
    });
    if (deal.outcome !== null)
      return refuse(words.alreadyClosed(deal.customer.name, deal.number, deal.outcome));
    const parts = { action: "deal.lose" };
    if (turn.kind !== "submit") return openForm(loseForm(turn, deal, parts, typed));
    if (!values.lostReason) {
      return {
        type: "invalid",
        errors: { lostReason: words.needReason },
        form: loseForm(turn, deal, parts, values, words.needReason),
      };
    }
    const now = await closeAsLost(turn, deal, values.lostReason, values.reason);
    return showChangedDeal(turn, now, { banner: words.lost, undo: true });
  },
});

/** What a button can carry to the form, whatever the characters. */
const longestInButton = 300;

/** "ACME price", 南方 嫌贵: one of the reasons in either language; anything else is what happened. */
function reasonIn(rest: string): { lostReason?: LostReason; reason: string } {
  const said = normaliseText(rest)
    .toLowerCase()
    .replace(/[.!]+$/, "");
  const lostReason = lostReasons.find((code) => reasonWords(code).includes(said));
  return lostReason ? { lostReason, reason: "" } : { reason: rest };
}

const reasonWords = (code: LostReason): string[] => [
  code,
  ...locales.map((locale) => textFor(locale).deals.lostReasonNames[code].toLowerCase()),
];

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
