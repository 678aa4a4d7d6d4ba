/** What `/funnel … export` and a week's export hand out: the tables of what is on the card, each on a sheet. */

import type { Reader, Turn } from "../chat/use-case.ts";
import { factWords } from "../deals/facts/words.ts";
import type { ToldPeriod } from "../measures/told-period.ts";
import { meaningOf } from "../measures/words.ts";
import type { Table } from "../spreadsheets/writing/table.ts";
import type { DigestFacts } from "./digest-facts.ts";
import { funnelFacts } from "./funnel-card.ts";
import type { FunnelAsked } from "./funnel-question.ts";
import { lostFacts, nameOf } from "./lost-card.ts";
import { changesOf, partsTable, quarterTable, stagesTable, unansweredTable } from "./numbers-tables.ts";
import { rankingFacts } from "./ranking-card.ts";
import { digestWords } from "./words.ts";

export type Tables = readonly [Table, ...Table[]];

export async function funnelTables(turn: Turn, asked: FunnelAsked, told: ToldPeriod): Promise<Tables> {
  const words = digestWords(turn.locale);
  const { measure } = asked;
  const reader = { ...turn, today: told.today, workspace: told.workspace };
  if (measure === "lost-reasons" || measure === "lost-by-amount") {
    const { lost, won } = await lostFacts(turn, { ...asked, measure }, told);
    const heading = factWords(turn.locale).reason;
    const named = (list: "lostReasons" | "wonReasons", closed: typeof lost) =>
      closed.map(({ reason, count, sums }) => ({ label: nameOf(turn, list, reason), count, sums }));
    return [
      changesOf(reader, { name: words.lostReasons, heading }, named("lostReasons", lost)),
      changesOf(reader, { name: words.whyWon, heading }, named("wonReasons", won)),
    ];
  }
  if (measure) {
    const { rows } = await rankingFacts(turn, { ...asked, measure }, told);
    const parts = rows.map(({ name, numbers, quota: { quota } }) => ({ name, quota, ...numbers }));
    return [partsTable(reader, words.ranked[measure], parts)];
  }
  const { quarter, rows } = await funnelFacts(turn, asked, told, { known: true });
  return [stagesTable(reader, rows), quarterTable(reader, quarter)];
}

/** Friday's numbers: stages, the quarter, whose gap, what moved, who has not answered. */
export function weekTables(reader: Reader, digest: DigestFacts): Tables {
  const { locale } = reader;
  const words = digestWords(locale);
  const { bridge, changes } = digest;
  const happened = {
    ...{ new: words.created, win: words.wonWeek, lose: words.lostWeek, advance: words.moved },
    ...words.seldom,
  };
  return [
    stagesTable(reader, digest.rows),
    quarterTable(reader, digest.quarter, digest.answered.promised),
    partsTable(reader, words.byPart, digest.parts),
    ...(bridge
      ? [
          changesOf(
            reader,
            { name: words.quarterMovedOf(digest.quarter.quarter.number), heading: words.cause },
            bridge.steps.map(({ cause, count, sums }) => ({ label: words.bridge[cause], count, sums })),
          ),
        ]
      : []),
    changesOf(
      reader,
      { name: words.thisWeek, heading: words.happened, means: meaningOf(locale, "This week") },
      (Object.keys(happened) as (keyof typeof happened)[]).map((kind) => ({
        label: happened[kind],
        ...changes[kind],
      })),
    ),
    unansweredTable(reader, digest.answered.missing),
  ];
}
