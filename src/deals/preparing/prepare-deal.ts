import { z } from "zod";
import { showCard } from "../../chat/reply.ts";
import { defineUseCase } from "../../chat/use-case.ts";
import { metAt } from "../../customers/contacts/met.ts";
import { loadAnswers } from "../facts/answers.ts";
import { dealNamed } from "../facts/deal-values.ts";
import { loadParties } from "../facts/parties.ts";
import { theDeal } from "../naming/ask-which.ts";
import { lastNotes } from "./last-notes.ts";
import { prepareCard } from "./prepare-card.ts";
import { allOfIt } from "./room.ts";

/** `/deal prepare ACME`, 备访 华信: who is met and who is not, what to ask, what to say, what was last. */
export const prepareDeal = defineUseCase({
  name: "deal.prepare",
  command: {
    group: "deal",
    en: ["prepare", "prep", "brief"],
    zh: ["备访", "准备", "拜访准备"],
    fromLine: (_words, rest) => ({ deal: rest }),
  },
  needs: "deal.see",
  changes: false,
  /** Of the buttons that show all of it, and less again. */
  input: dealNamed.extend({ all: z.boolean().optional() }),
  async run(turn, input) {
    const deal = await theDeal(turn, input, { action: "deal.prepare" });
    const answers = await loadAnswers(turn, deal.id);
    const met = await metAt(turn, deal.customer.id);
    const { competitors } = (await loadParties(turn, [deal.id]))(deal.id);
    const notes = await lastNotes(turn, deal.id, allOfIt.notes);
    const found = { answers, met, competitors, notes };
    return showCard(prepareCard(turn, deal, found, input.all ?? false), { replace: input.all !== undefined });
  },
});
