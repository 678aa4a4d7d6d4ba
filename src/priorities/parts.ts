/** The parts into which a view cuts customers: what a button names, and who is in it. Pure. */
import { type Level, levels } from "../customers/file/customer-file.ts";
import type { PipelineBook } from "../pipelines/book.ts";
import { stageIndex } from "../pipelines/pipeline.ts";
import type { Locale } from "../text/locale.ts";
import { dates, type Weighed } from "./weigh.ts";
import { priorityWords } from "./words.ts";

export const views = ["stage", "date", "reasons", "time"] as const;
export type View = (typeof views)[number];

/** By what a list is narrowed; `unknown`: those without an expected profit. */
export const cuts = ["all", "stage", "date", "reasons", "unknown"] as const;
export type Cut = Readonly<{ by: (typeof cuts)[number]; of: string }>;

export type Part = Readonly<{ of: string; label: string; customers: readonly Weighed[] }>;

/** One stage of a sales process is one, whichever versions of it the deals go through. */
const stageKey = ({ at }: Weighed): string => (at === null ? "" : `${at.pipeline}/${at.stage}`);

const reasonsKey = ({ reasons: { need, intent } }: Weighed): string =>
  `${need ?? "none"}/${intent ?? "none"}`;

const keyOf = {
  stage: stageKey,
  date: ({ date }: Weighed) => date as string,
  reasons: reasonsKey,
} as const;

export function within(customers: readonly Weighed[], { by, of }: Cut): readonly Weighed[] {
  if (by === "all") return customers;
  if (by === "unknown") return customers.filter(({ profit }) => profit === null);
  return customers.filter((one) => keyOf[by](one) === of);
}

/** None is empty. Stages in the order of their sales processes, the standard one first; those without a deal last. */
export function partsOf(
  by: "stage" | "date" | "reasons",
  customers: readonly Weighed[],
  { locale, pipelines }: Readonly<{ locale: Locale; pipelines: PipelineBook }>,
): Part[] {
  const words = priorityWords(locale);
  const groups = Map.groupBy(customers, keyOf[by]);
  const part = (of: string, label: string): Part[] => {
    const some = groups.get(of);
    return some ? [{ of, label, customers: some }] : [];
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

export const countOf = (
  customers: readonly Weighed[],
  what: "priority" | "proposed",
  level: Level | null,
): number => customers.filter((one) => one[what] === level).length;
