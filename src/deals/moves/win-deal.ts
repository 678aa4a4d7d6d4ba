import { defineUseCase } from "../../chat/use-case.ts";
import { advanceDeal } from "./advance-deal.ts";

/** `/deal won ACME`, 赢单 华信: advances to the stage that is the win, through the same gate. */
export const winDeal = defineUseCase({
  name: "deal.win",
  command: {
    group: "deal",
    en: ["win", "won"],
    zh: ["赢单", "签约", "成交"],
    fromLine: (_words, rest) => ({ deal: rest, stage: "won" }),
  },
  needs: advanceDeal.needs,
  changes: true,
  input: advanceDeal.input,
  run: (turn, values) => advanceDeal.run(turn, values),
});
