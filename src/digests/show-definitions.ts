import { z } from "zod";
import { card, facts, quiet } from "../chat/card.ts";
import { showCard } from "../chat/reply.ts";
import { defineUseCase } from "../chat/use-case.ts";
import { measureWords } from "../measures/words.ts";
import { foldForReading } from "../understanding/fold-for-reading.ts";
import { digestWords } from "./words.ts";

/** What each number means, one tap away from it; `/funnel define commit` only that one. */
export const showDefinitions = defineUseCase({
  name: "funnel.definitions",
  command: {
    group: "funnel",
    en: ["definitions", "define"],
    zh: ["口径", "定义"],
    fromLine: (_words, rest): Record<string, string> => (rest ? { about: rest } : {}),
  },
  needs: "self.change",
  changes: false,
  input: z.object({ about: z.string().max(100).default("") }),
  async run({ locale }, { about }) {
    const { definitions, definitionList } = measureWords(locale);
    const asked = foldForReading(about);
    const named = definitionList.filter(([name]) => foldForReading(name).includes(asked));
    return showCard(
      card(locale, definitions, [
        named.length === 0 ? quiet(digestWords(locale).noSuchMeasure(about)) : undefined,
        facts(...(named.length > 0 ? named : definitionList)),
      ]),
    );
  },
});
