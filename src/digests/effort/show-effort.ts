import { z } from "zod";
import { asked } from "../../asking/asked.ts";
import { showCard } from "../../chat/reply.ts";
import { defineUseCase } from "../../chat/use-case.ts";
import { funnelTold, readFunnelLine } from "../funnel-question.ts";
import { effortCard } from "./effort-card.ts";

/** `/funnel effort`, 漏斗 精力 华东 上季度: how much of the work went into deals that never came. */
export const showEffort = defineUseCase({
  name: "funnel.effort",
  command: {
    group: "funnel",
    en: ["effort", "time"],
    zh: ["精力", "投入"],
    fromLine: (_words, rest): Record<string, string> => (rest ? { line: rest } : {}),
  },
  needs: "funnel.see",
  changes: false,
  input: asked.extend({ line: z.string().max(300).optional() }),
  async run(turn, { line, ...values }) {
    const question = line ? await readFunnelLine(turn, line, "effort") : values;
    return showCard(await effortCard(turn, question, await funnelTold(turn, question)));
  },
});
