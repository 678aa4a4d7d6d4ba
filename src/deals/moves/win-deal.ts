import { defineUseCase } from "../../chat/use-case.ts";
import { splitWords } from "../../understanding/split-words.ts";
import { readDealLine } from "../lines/deal-line.ts";
import { optional } from "../naming/ask-which.ts";
import { advanceDeal } from "./advance-deal.ts";

/** `/deal won ACME 82k`, 赢单 华信: advances to the stage that is the win, through the same gate. */
export const winDeal = defineUseCase({
  name: "deal.win",
  command: {
    group: "deal",
    en: ["win", "won"],
    zh: ["赢单", "签约", "成交"],
    fromLine: (_words, rest) => ({ line: rest, stage: "won" }),
  },
  needs: advanceDeal.needs,
  changes: true,
  input: advanceDeal.input,
  run(turn, { line, ...values }) {
    if (typeof line !== "string") return advanceDeal.run(turn, values);
    const { name, amount } = readDealLine(splitWords(line), turn.today);
    return advanceDeal.run(turn, { ...values, deal: name, ...optional({ amount }) });
  },
});
