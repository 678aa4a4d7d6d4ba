/** A tier report with all that its cards tell: bands, plans, and what has changed since. */
import { refuse } from "../../chat/reply.ts";
import { Refusal, type Turn } from "../../chat/use-case.ts";
import { salesWords } from "../words.ts";
import { boundsOf } from "./bounds.ts";
import { loadTierPlans, type TierPlan } from "./tier-plans.ts";
import { type Changes, changesSince, type TierReport, tierReport } from "./tier-report.ts";
import { type TierSource, tierSource } from "./tier-source.ts";
import type { TiersAsked } from "./tiers-asked.ts";

export type Tiers = Readonly<{
  asked: TiersAsked;
  source: TierSource;
  report: TierReport;
  /** Against the former sales, where some are stored. */
  changes: Changes | undefined;
  /** Of the company's own currency. */
  plans: readonly TierPlan[];
}>;

/** @throws Refusal with a sentence where there is nothing to tell of */
export async function loadTiers(turn: Turn, asked: TiersAsked): Promise<Tiers> {
  const source = await tierSource(turn, asked);
  if (source.bought.length === 0 && !source.former)
    throw new Refusal(refuse(salesWords(turn.locale).nobodyOfYours));
  const bounds = boundsOf(turn.workspace, source.currency);
  const isOwn = source.currency === turn.workspace.currency;
  return {
    ...{ asked, source, report: tierReport(source.bought, bounds) },
    changes: source.former && changesSince(source.bought, source.former.bought, bounds),
    plans: isOwn ? await loadTierPlans(turn.db, turn.workspace.id) : [],
  };
}
