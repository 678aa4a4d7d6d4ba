import { z } from "zod";
import { card, facts } from "../chat/card.ts";
import { showCard } from "../chat/reply.ts";
import { defineUseCase } from "../chat/use-case.ts";
import { measureWords } from "../measures/words.ts";

/** What each number means, one tap away from it. */
export const showDefinitions = defineUseCase({
  name: "funnel.definitions",
  command: {
    group: "funnel",
    en: ["definitions", "define"],
    zh: ["口径", "定义"],
    fromLine: (): Record<string, string> => ({}),
  },
  needs: "self.change",
  changes: false,
  input: z.object({}),
  async run(turn) {
    const words = measureWords(turn.locale);
    return showCard(card(turn.locale, words.definitions, [facts(...words.definitionList)]));
  },
});
