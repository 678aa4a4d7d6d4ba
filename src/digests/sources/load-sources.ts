/** What a question about sources is told by: whose deals, of which days, and what they came from. */
import { asValues } from "../../asking/asked.ts";
import type { Turn } from "../../chat/use-case.ts";
import { dayOf } from "../../company/day-of.ts";
import { areAllOwners, type SourceNumbers, sourceNumbers, usualCycle } from "../../measures/sources.ts";
import { ownersAsked, spanOf, type ToldPeriod, toldInOneCurrency } from "../../measures/told-period.ts";
import type { Together } from "../../money/together.ts";
import { amongAsked } from "../funnel-card.ts";
import { behind, type FunnelAsked, funnelTold } from "../funnel-question.ts";

export type SourcesTold = Readonly<{
  told: ToldPeriod;
  sources: readonly SourceNumbers[];
  rates: Pick<Together<unknown>, "used" | "lacking">;
  /** Only a whole company's deals can be held against what a campaign cost. */
  isWhole: boolean;
  /** undefined: too few deals were won to know. */
  cycleDays: number | undefined;
}>;

export async function sourcesTold(turn: Turn, asked: FunnelAsked): Promise<SourcesTold> {
  const { db } = turn;
  const told = await yearTold(turn, asked);
  const among = await amongAsked(turn, asked, told);
  const found = await sourceNumbers(db, told.workspace, among, told.days, told.at);
  const { facts: sources, ...rates } = await toldInOneCurrency(turn, told, found);
  const owners = await ownersAsked(turn, asked, turn.needs, told.kept);
  const narrowed = asked.product !== undefined || asked.pipeline !== undefined;
  const isWhole = !narrowed && (owners === "all" || (await areAllOwners(db, told.workspace.id, owners)));
  const isJudged = isWhole && sources.some(({ campaign }) => campaign !== null);
  const cycleDays = isJudged ? await usualCycle(db, told.workspace, among, told.at ?? turn.now) : undefined;
  return { told, sources, rates, isWhole, cycleDays };
}

/** How things stand is told of a year: what brings deals, and whom one meets in them, shows over more than a quarter. */
export async function yearTold(turn: Turn, asked: FunnelAsked): Promise<ToldPeriod> {
  const told = await funnelTold(turn, asked);
  if (told.period) return told;
  const end = dayOf(turn.workspace, turn.now);
  const days = { id: "", start: end.subtract({ years: 1 }).add({ days: 1 }), end };
  return { ...told, days, span: spanOf(days, turn.workspace.zone) };
}

/** What a button carries to the deals of a source: all of them, or those that came on, or were won. */
export const dealsFrom = (
  asked: FunnelAsked,
  told: ToldPeriod,
  { source, campaign }: Pick<SourceNumbers, "source" | "campaign">,
  sourced: "prospects" | "qualified" | "orders",
) =>
  asValues({
    ...{ whose: "team", ...behind(asked, told), sourced },
    ...(campaign
      ? { campaign: campaign.id }
      : { source: source === "" ? "none" : source, logged: `${told.days.start}/${told.days.end}` }),
  });
