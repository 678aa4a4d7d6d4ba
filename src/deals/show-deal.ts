import { z } from "zod";
import { showCard } from "../chat/reply.ts";
import { defineUseCase } from "../chat/use-case.ts";
import { roles } from "../teams/member.ts";
import { theDeal } from "./ask-which.ts";
import { dealCard } from "./deal-card.ts";
import { loadStory } from "./deal-story.ts";
import { dealNamed } from "./deal-values.ts";

/** `/deal show ACME`, `/商机 查看 #42`, and just `/deal ACME`. */
export const showDeal = defineUseCase({
  name: "deal.show",
  command: {
    group: "deal",
    en: ["show", "view", "open"],
    zh: ["查看", "看", "详情"],
    whenUnknown: true,
    fromLine: (_words, rest) => ({ deal: rest }),
  },
  roles,
  changes: false,
  input: dealNamed.extend({ replace: z.boolean().optional() }),
  async run(turn, input) {
    const deal = await theDeal(turn, input, { action: "deal.show" });
    return showCard(dealCard(turn, deal, { story: await loadStory(turn, deal) }), { replace: input.replace });
  },
});
