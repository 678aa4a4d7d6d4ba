import { z } from "zod";
import { asFile, splitAsFile } from "../asking/as-file.ts";
import { showCard } from "../chat/reply.ts";
import { defineUseCase } from "../chat/use-case.ts";
import { cuts } from "../measures/worth.ts";
import { exportWorth, exportWorthList } from "./export-worth.ts";
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
      const { rest: about, export: as } = splitAsFile(rest);
      const word = about.trim().toLowerCase();
      const view = views.find((one) => said[one].includes(word));
      return view || word === "" ? { view: view ?? "stage", ...(as && { export: as }) } : { rest };
    },
  },
  needs: "deal.see",
  changes: false,
  input: asFile.extend({
    view: z.enum(views).catch("stage").default("stage"),
    /** No view: rather a customer, with the priority it should have. */
    rest: z.string().max(300).optional(),
  }),
  async run(turn, { view, rest, export: as }) {
    const words = priorityWords(turn.locale);
    if (rest) return showCard(meantCard(turn, words.meantDecide, words.decideVerb, rest));
    if (as) return exportWorth(turn, view, as);
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
  input: asFile.extend(cutInput),
  async run(turn, { export: as, ...asked }) {
    if (as) return exportWorthList(turn, asked, as);
    return showCard(await worthList(turn, asked), { replace: turn.kind === "action" });
  },
});
