/** The parts into which a view cuts customers: what a button names, and who is in it. Pure. */
import { type Level, levels } from "../customers/file/customer-file.ts";
import { dates, type WorthGroup } from "../measures/worth.ts";
import type { PipelineBook } from "../pipelines/book.ts";
import { stageIndex } from "../pipelines/pipeline.ts";
import type { Locale } from "../text/locale.ts";
import { proposePriority } from "./proposal.ts";
import { priorityWords } from "./words.ts";

export const views = ["stage", "date", "reasons", "time"] as const;
export type View = (typeof views)[number];

export type Part = Readonly<{ of: string; label: string; groups: readonly WorthGroup[] }>;

/** As `cutTo` finds who is in it. */
const keyOf = {
  stage: ({ at }: WorthGroup) => (at === null ? "" : `${at.pipeline}/${at.stage}`),
  date: ({ date }: WorthGroup) => date as string,
  reasons: ({ need, intent }: WorthGroup) => `${need ?? "none"}/${intent ?? "none"}`,
} as const;

/** None is empty. Stages in the order of their sales processes, the standard one first; those without a deal last. */
export function partsOf(
  by: "stage" | "date" | "reasons",
  all: readonly WorthGroup[],
  { locale, pipelines }: Readonly<{ locale: Locale; pipelines: PipelineBook }>,
): Part[] {
  const words = priorityWords(locale);
  const groups = Map.groupBy(all, keyOf[by]);
  const part = (of: string, label: string): Part[] => {
    const some = groups.get(of);
    return some ? [{ of, label, groups: some }] : [];
  };
  if (by === "date") return dates.flatMap((date) => part(date, words.dates[date]));
  if (by === "reasons") {
    const known = [...levels, "none"] as const;
    return known.flatMap((need) =>
      known.flatMap((intent) =>
        part(`${need}/${intent}`, words.needIntent(words.levels[need], words.levels[intent])),
      ),
    );
  }
  const processes = pipelines.newest.map(({ code }) => code);
  const stages = [...groups]
    .filter(([of]) => of !== "")
    .map(([of, [first]]) => {
      const pipeline = pipelines.of(first!.at!);
      const index = stageIndex(pipeline, first!.at!.stage);
      const [name, process] = [pipeline.stages[index]!.name[locale], pipeline.name[locale]];
      return { of, index, at: processes.indexOf(pipeline.code), name, process };
    })
    .toSorted((a, b) => a.at - b.at || a.index - b.index);
  const several = new Set(stages.map(({ at }) => at)).size > 1;
  return [
    ...stages.flatMap(({ of, name, process }) => part(of, several ? `${process} · ${name}` : name)),
    ...part("", words.noDeal),
  ];
}

/** How many customers are in some groups. */
export const sizeOfAll = (
  groups: readonly WorthGroup[],
  has: (one: WorthGroup) => boolean = () => true,
): number => groups.reduce((sum, one) => sum + (has(one) ? one.count : 0), 0);

/** Proposed is told only where the groups tell size, need and intent. */
export const countOf = (
  groups: readonly WorthGroup[],
  what: "priority" | "proposed",
  level: Level | null,
): number =>
  sizeOfAll(groups, (one) => (what === "priority" ? one.priority : proposePriority(one)) === level);
