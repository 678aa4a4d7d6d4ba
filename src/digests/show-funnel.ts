import { z } from "zod";
import type { Card } from "../chat/card.ts";
import { showCard } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { managersOf } from "../company/managers.ts";
import { reach } from "../company/permissions.ts";
import type { ToldPeriod } from "../measures/told-period.ts";
import { weekNamed } from "../schedule/running-week.ts";
import { digestCard } from "./digest-card.ts";
import { digestFacts } from "./digest-facts.ts";
import { funnelCard, isNarrow } from "./funnel-card.ts";
import {
  type FunnelAsked,
  funnelAsked,
  funnelTold,
  isFunnelLine,
  readFunnelLine,
} from "./funnel-question.ts";
import { lostCard } from "./lost-card.ts";
import { rankingCard } from "./ranking-card.ts";

/** `/funnel`, `/漏斗 华东 上季度`, `/funnel by rep Q3`: picture and numbers; a rep's own, a manager's team's. */
export const showFunnel = defineUseCase({
  name: "funnel.show",
  command: {
    group: "funnel",
    en: ["show"],
    zh: ["看"],
    whenBare: true,
    whenUnknown: true,
    isNamed: (turn, { line = "" }) => isFunnelLine(turn, line),
    fromLine: (_words, rest): Record<string, string> => (rest ? { line: rest } : {}),
  },
  needs: "funnel.see",
  changes: false,
  input: funnelAsked.extend({ line: z.string().max(300).optional() }),
  async run(turn, { line, ...values }) {
    const asked = line ? await readFunnelLine(turn, line) : values;
    const told = await funnelTold(turn, asked);
    return showCard(await cardFor(turn, asked, told), { replace: turn.kind === "action" });
  },
});

async function cardFor(turn: Turn, asked: FunnelAsked, told: ToldPeriod): Promise<Card> {
  const { measure } = asked;
  if (measure === "lost-reasons" || measure === "lost-by-amount")
    return lostCard(turn, { ...asked, measure }, told);
  if (measure) return rankingCard(turn, { ...asked, measure }, told);
  return isWholeWeek(turn, asked, told) ? weekCard(turn, told) : funnelCard(turn, asked, told);
}

/** A week that nothing narrows is what Friday's digest tells, and has kept. */
const isWholeWeek = (turn: Turn, asked: FunnelAsked, { period }: ToldPeriod) =>
  period?.kind === "week" &&
  reach(turn.member, turn.needs) !== "own" &&
  asked.whose !== "mine" &&
  !isNarrow(asked);

async function weekCard(turn: Turn, { period }: ToldPeriod): Promise<Card> {
  const managers = await managersOf(turn.db, turn.workspace.id);
  const own = managers.find(({ member }) => member.id === turn.member.id);
  const facts = await digestFacts(turn, weekNamed(turn.workspace, turn.now, period!.id));
  const reader = { ...turn, today: facts.today, workspace: facts.workspace };
  return digestCard(reader, own?.team ?? turn.workspace.name, facts);
}
