import { z } from "zod";
import { type Reply, showCard } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { curveCard } from "./curve-card.ts";
import { exportTiers } from "./export-tiers.ts";
import { loadTiers } from "./load-tiers.ts";
import { tierListCard } from "./tier-list-card.ts";
import { type TiersAsked, tiersAsked } from "./tiers-asked.ts";
import { tiersCard } from "./tiers-card.ts";
import { readTiersLine } from "./tiers-line.ts";

/** `/customer tiers`: customers in bands by what they bought, as it is stored. */
export const showTiers = defineUseCase({
  name: "customer.tiers",
  command: {
    group: "customer",
    en: ["tiers", "tier"],
    zh: ["分层", "客户分层"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "funnel.see",
  changes: false,
  input: tiersAsked.extend({ line: z.string().max(300).optional() }),
  async run(turn, { line, ...asked }) {
    return tiersReply(turn, { ...asked, ...(line !== undefined && (await readTiersLine(turn, line))) });
  },
});

/** The same of a sales report that was sent; it is read each time, and nothing of it is kept. */
export const showTiersOfFile = defineUseCase({
  name: "sheet.tiers",
  needs: "funnel.see",
  changes: false,
  input: tiersAsked.required({ file: true }),
  run: (turn, asked) => tiersReply(turn, asked),
});

/** @param banner what has just happened @throws Refusal where there is nothing to tell of */
export async function tiersReply(turn: Turn, asked: TiersAsked, banner?: string): Promise<Reply> {
  const tiers = await loadTiers(turn, asked);
  const { view, export: as } = asked;
  if (as) return exportTiers(turn, tiers, as);
  const card =
    view === undefined
      ? tiersCard(turn, tiers, banner)
      : view === "curve"
        ? curveCard(turn, tiers)
        : tierListCard(turn, tiers, view, banner);
  return showCard(card, { replace: turn.kind !== "command" });
}
