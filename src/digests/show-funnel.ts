import { z } from "zod";
import { asFile, isAsFile } from "../asking/as-file.ts";
import type { Card } from "../chat/card.ts";
import { showCard } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { managersOf } from "../company/managers.ts";
import { reach } from "../company/permissions.ts";
import type { ToldPeriod } from "../measures/told-period.ts";
import { weekNamed } from "../schedule/running-week.ts";
import { sendTables } from "../spreadsheets/send-tables.ts";
import { digestCard } from "./digest-card.ts";
import { digestFacts } from "./digest-facts.ts";
import { funnelTables, weekTables } from "./export-tables.ts";
import { funnelCard, isNarrow } from "./funnel-card.ts";
import {
  type FunnelAsked,
  type FunnelLine,
  funnelAsked,
  funnelTold,
  isFunnelLine,
  readFunnelLine,
} from "./funnel-question.ts";
import { lostCard } from "./lost-card.ts";
import { rankingCard } from "./ranking-card.ts";
import { digestWords } from "./words.ts";

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
    isSaidBy: isAsFile,
    fromLine: (_words, rest): Record<string, string> => (rest ? { line: rest } : {}),
  },
  needs: "funnel.see",
  changes: false,
  input: funnelAsked.extend({ line: z.string().max(300).optional(), ...asFile.shape }),
  async run(turn, { line, ...values }) {
    const { export: as, ...asked }: FunnelLine = line ? await readFunnelLine(turn, line) : values;
    const told = await funnelTold(turn, asked);
    if (as) return sendTables(turn, { ...(await tablesFor(turn, asked, told)), day: told.today, as });
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

async function tablesFor(turn: Turn, asked: FunnelAsked, told: ToldPeriod) {
  const words = digestWords(turn.locale);
  if (!isWholeWeek(turn, asked, told))
    return { name: words.exportName, what: "funnel", tables: await funnelTables(turn, asked, told) };
  const { facts, reader } = await weekFacts(turn, told);
  return { name: words.weekExportName, what: "week", tables: weekTables(reader, facts) };
}

async function weekFacts(turn: Turn, { period }: ToldPeriod) {
  const facts = await digestFacts(turn, weekNamed(turn.workspace, turn.now, period!.id));
  return { facts, reader: { ...turn, today: facts.today, workspace: facts.workspace } };
}

async function weekCard(turn: Turn, told: ToldPeriod): Promise<Card> {
  const managers = await managersOf(turn.db, turn.workspace.id);
  const own = managers.find(({ member }) => member.id === turn.member.id);
  const { facts, reader } = await weekFacts(turn, told);
  return digestCard(reader, own?.team ?? turn.workspace.name, facts);
}
