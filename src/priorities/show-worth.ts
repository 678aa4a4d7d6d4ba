import { z } from "zod";
import { showCard } from "../chat/reply.ts";
import { defineUseCase } from "../chat/use-case.ts";
import { cuts } from "../measures/worth.ts";
import { meantCard } from "./meant.ts";
import { type View, views } from "./parts.ts";
import { priorityWords } from "./words.ts";
import { worthCard } from "./worth-card.ts";
import { worthList } from "./worth-list.ts";

const said: Readonly<Record<View, readonly string[]>> = {
  stage: ["stage", "stages", "阶段"],
  date: ["date", "dates", "signing", "时间", "日期", "签约"],
  reasons: ["size", "need", "intent", "priority", "规模", "需求", "意向"],
  time: ["time", "hours", "effort", "工时", "时间去向", "投入"],
};

/** `/customer worth`: who deserves time, in views that are kept apart; `/customer worth time` where it went. */
export const showWorth = defineUseCase({
  name: "customer.worth",
  command: {
    group: "customer",
    en: ["worth", "priorities"],
    zh: ["优先级", "值不值"],
    fromLine(_words, rest): Record<string, string> {
      const word = rest.trim().toLowerCase();
      const view = views.find((one) => said[one].includes(word));
      return view || word === "" ? { view: view ?? "stage" } : { rest };
    },
  },
  needs: "deal.see",
  changes: false,
  input: z.object({
    view: z.enum(views).catch("stage").default("stage"),
    /** No view: rather a customer, with the priority it should have. */
    rest: z.string().max(300).optional(),
  }),
  async run(turn, { view, rest }) {
    const words = priorityWords(turn.locale);
    if (rest) return showCard(meantCard(turn, words.meantDecide, words.decideVerb, rest));
    return showCard(await worthCard(turn, view), { replace: turn.kind === "action" });
  },
});

export const cutInput = {
  by: z.enum(cuts).catch("all").default("all"),
  of: z.string().max(200).default(""),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
};

/** Behind a number of the views: who is in it. */
export const listWorth = defineUseCase({
  name: "customer.worth-list",
  needs: "deal.see",
  changes: false,
  input: z.object(cutInput),
  async run(turn, asked) {
    return showCard(await worthList(turn, asked), { replace: turn.kind === "action" });
  },
});
