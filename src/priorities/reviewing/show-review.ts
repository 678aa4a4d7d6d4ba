import { z } from "zod";
import { showCard } from "../../chat/reply.ts";
import { defineUseCase } from "../../chat/use-case.ts";
import { reviewCard } from "./review-card.ts";

/** `/customer review`: one's own customers whose reasons have changed since their priority was decided. */
export const showPriorityReview = defineUseCase({
  name: "customer.review",
  command: {
    group: "customer",
    en: ["review", "review priorities"],
    zh: ["优先级回顾", "回顾"],
    fromLine: (): Record<string, string> => ({}),
  },
  needs: "file.change",
  changes: false,
  input: z.object({}),
  async run(turn) {
    return showCard(await reviewCard(turn), { replace: turn.kind === "action" });
  },
});
