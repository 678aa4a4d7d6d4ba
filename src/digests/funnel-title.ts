/** What was understood, as a card's title: "Funnel · West · Q3 2026 · as of Sep 30". */
import type { Turn } from "../chat/use-case.ts";
import { dayOf } from "../company/day-of.ts";
import { reach } from "../company/permissions.ts";
import type { ToldPeriod } from "../measures/told-period.ts";
import { formatPeriod, formatShortDate } from "../text/format/date.ts";
import type { FunnelAsked } from "./funnel-question.ts";
import { digestWords } from "./words.ts";

export async function funnelTitle(turn: Turn, asked: FunnelAsked, told: ToldPeriod): Promise<string> {
  const words = digestWords(turn.locale);
  const wide = reach(turn.member, turn.needs) !== "own";
  const named = asked.team !== undefined || asked.owner !== undefined;
  const head = named ? words.funnel : words.funnelTitle(asked.whose !== "mine" && wide);
  return [head, ...(await questionParts(turn, asked, told))].join(" · ");
}

/** All that was asked, in the order of a title. */
export async function questionParts(turn: Turn, asked: FunnelAsked, told: ToldPeriod): Promise<string[]> {
  const words = digestWords(turn.locale);
  const { locale, workspace, now } = turn;
  const today = dayOf(workspace, now);
  const pipeline = turn.pipelines.newest.find(({ code }) => code === asked.pipeline);
  return [
    await whoIsMeant(turn, asked, told),
    asked.product,
    pipeline?.name[locale],
    asked.measure && words.measures[asked.measure],
    told.period && formatPeriod(told.period, locale, today),
    told.at && words.asOfDay(formatShortDate(told.today, locale, today)),
  ].filter((part) => part !== undefined);
}

/** The name of a team or a person; of a past day's team the name of then. */
async function whoIsMeant({ db, workspace }: Turn, { team, owner }: FunnelAsked, { kept }: ToldPeriod) {
  const named = (id: string) => ({ where: { workspaceId: workspace.id, id }, select: { name: true } });
  if (owner) return (await db.member.findFirst(named(owner)))?.name;
  if (!team) return undefined;
  const then = kept?.teams.find(({ id }) => id === team);
  return (then ?? (await db.team.findFirst(named(team))))?.name;
}
