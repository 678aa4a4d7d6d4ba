/** What was planned for customers of each priority, and where the time went. */
import { type Block, text as paragraph, quiet, table, toTheRight } from "../chat/card.ts";
import type { Turn } from "../chat/use-case.ts";
import { dayOf } from "../company/day-of.ts";
import { ownersWithin } from "../company/owner-scope.ts";
import { type Level, levels } from "../customers/file/customer-file.ts";
import { helpPlanned, timeSpent } from "../measures/who-deserves.ts";
import type { WorthGroup } from "../measures/worth.ts";
import { formatShare } from "../text/format/percent.ts";
import { countOf } from "./parts.ts";
import { priorityWords } from "./words.ts";
import { barsOf } from "./worth-picture.ts";

/** Hours are planned for a month. */
const days = 30;

/** Of a priority: hours planned, minutes spent, hours of helpers; the last one is of those that nobody has decided. */
export type TimeRank = Readonly<{
  level: Level | null;
  label: string;
  planned: number;
  minutes: number;
  helping: number;
}>;

/** @param groups of those whose time was planned: whom the reader may look into */
export async function timeRanks(turn: Turn, groups: readonly WorthGroup[]) {
  const { db, locale, workspace } = turn;
  const words = priorityWords(locale);
  const { hours } = workspace.settings.priorities;
  const end = dayOf(workspace, turn.now);
  const owners = await ownersWithin(db, turn.member, "deal.see");
  const spent = await timeSpent(db, workspace.id, owners, { start: end.subtract({ days: days - 1 }), end });
  const help = await helpPlanned(db, workspace.id, owners);
  const all = spent.reduce((sum, { minutes }) => sum + minutes, 0);
  const untold = spent.reduce((sum, one) => sum + one.untold, 0);
  const ranks = [...levels, null].map((level): TimeRank => {
    const minutes = spent.find(({ priority }) => priority === level)?.minutes ?? 0;
    const planned = level === null ? 0 : hours[level] * countOf(groups, "priority", level);
    const helping = help.find(({ priority }) => priority === level)?.hours ?? 0;
    return { level, label: words.priorities[level ?? "none"], planned: tenths(planned), minutes, helping };
  });
  return { ranks, all, untold };
}

/** @param groups as of `timeRanks` */
export async function timeBlocks(turn: Turn, groups: readonly WorthGroup[]): Promise<Block[]> {
  const { locale, workspace } = turn;
  const words = priorityWords(locale);
  const { hours } = workspace.settings.priorities;
  const { ranks, all, untold } = await timeRanks(turn, groups);
  const helped = ranks.some(({ helping }) => helping > 0);
  const minutesOf = (level: TimeRank["level"]) => ranks.find((rank) => rank.level === level)!.minutes;
  const share = (minutes: number) => formatShare(minutes / all, locale);
  const undecided = minutesOf(null);
  const compared = [
    barsOf(turn, words.pictures.time, words.priority, {
      categories: ranks.map(({ label }) => label),
      series: [
        { label: words.planned, values: ranks.map(({ planned }) => planned) },
        { label: words.spent, values: ranks.map(({ minutes }) => tenths(minutes / 60)) },
      ],
    }),
    table(
      [
        words.priority,
        ...[words.planned, words.spent, words.share, ...(helped ? [words.helping] : [])].map(toTheRight),
      ],
      ranks.map(({ label, planned, minutes, helping }) => ({
        cells: [
          ...[label, String(planned), String(tenths(minutes / 60)), all === 0 ? "–" : share(minutes)],
          ...(helped ? [String(helping)] : []),
        ],
      })),
    ),
  ];
  return [
    paragraph(all === 0 ? words.noTime : words.timeSentence(share(minutesOf("low")))),
    ...(undecided > 0 ? [paragraph(words.timeUndecided(share(undecided)))] : []),
    ...(all === 0 && ranks.every(({ planned, helping }) => planned + helping === 0) ? [] : compared),
    ...(untold > 0 ? [quiet(words.untold(untold))] : []),
    quiet(words.planMeans(String(hours.high), String(hours.medium), String(hours.low))),
  ];
}

export const tenths = (hours: number): number => Math.round(hours * 10) / 10;
