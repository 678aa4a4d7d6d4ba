/** Two funnels side by side: how many came, how many of those decided went on, how long it took, how many were lost. */
import { chartLocale, defineChart } from "../charts/chart.ts";
import { numberLabel } from "../charts/number-label.ts";
import { type Block, type Card, card, chartBlock, quiet, strong, table, toTheRight } from "../chat/card.ts";
import type { Turn } from "../chat/use-case.ts";
import { factWords } from "../deals/facts/words.ts";
import { clearlyBetter, type StageOfSide } from "../measures/two-funnels.ts";
import type { Pipeline, Stage } from "../pipelines/pipeline.ts";
import { formatShare } from "../text/format/percent.ts";
import { digestWords } from "./words.ts";

type Side = ReadonlyMap<string, StageOfSide>;

export type Comparison = Readonly<{
  before: Side;
  after: Side;
  labels: readonly [before: string, after: string];
  what: string;
  explained: string;
}>;

/** A stage with what both sides say of it; a stage that one version does not have was come to by nobody there. */
type Row = Readonly<{ stage: Stage; before: StageOfSide | undefined; after: StageOfSide | undefined }>;

export function compareCard(turn: Turn, pipeline: Pipeline, comparison: Comparison): Card {
  const { locale } = turn;
  const words = digestWords(locale).compare;
  const { before, after, labels, what, explained } = comparison;
  const rows = pipeline.stages
    .filter(({ phase, counted }) => phase === "open" && counted)
    .map((stage) => ({ stage, before: before.get(stage.code), after: after.get(stage.code) }));
  const said = verdict(turn, rows);
  const arrow = (say: (side: StageOfSide) => string, { before, after }: Row) =>
    [before, after].map((side) => (side ? say(side) : "–")).join(" → ");
  const rateSaid = ({ rate, advanced, decided }: StageOfSide) =>
    rate === undefined
      ? digestWords(locale).tooFew(decided)
      : `${formatShare(rate, locale)} (${advanced}/${decided})`;
  return card(
    locale,
    words.title(what),
    [
      strong(said),
      picture(turn, rows, labels),
      quiet(labels.join(" → ")),
      table(
        [
          factWords(locale).stage,
          ...[words.rate, words.days, words.lost, words.entered].map((heading) => toTheRight(heading)),
        ],
        rows.map((row) => ({
          cells: [
            row.stage.name[locale],
            arrow(rateSaid, row),
            arrow(({ days }) => (days === undefined ? "–" : String(Math.round(days * 10) / 10)), row),
            arrow(({ lost }) => String(lost), row),
            arrow(({ entered }) => String(entered), row),
          ],
        })),
      ),
      quiet(explained),
    ],
    { summary: said },
  );
}

/** What is clear is said, and that nothing is. */
function verdict({ locale }: Turn, rows: readonly Row[]): string {
  const words = digestWords(locale).compare;
  const both = rows.filter(({ before, after }) => before?.range && after?.range);
  if (both.length === 0) return words.tooFewToSay;
  const clear = both.flatMap(({ stage, before, after }) => {
    const isBetter = clearlyBetter(before!, after!);
    return isBetter === undefined ? [] : [words.clear(stage.name[locale], isBetter)];
  });
  return clear.length > 0 ? clear.join(locale === "zh" ? "" : " ") : words.notClear;
}

/** The rates, where they can be told on both sides of some stage; else how many came. */
function picture({ locale }: Turn, rows: readonly Row[], labels: Comparison["labels"]): Block {
  const words = digestWords(locale).compare;
  const tells = rows.some(({ before, after }) => before?.rate !== undefined && after?.rate !== undefined);
  const unit = tells ? ({ kind: "percent" } as const) : ({ kind: "count" } as const);
  const heightOf = (side: StageOfSide | undefined): number | null => {
    if (!tells) return side?.entered ?? 0;
    return side?.rate === undefined ? null : Math.round(side.rate * 1000) / 10;
  };
  const title = tells ? words.ratePicture : words.picture;
  const categories = rows.map(({ stage }) => stage.name[locale]);
  const series = (["before", "after"] as const).map((of, nth) => ({
    label: labels[nth]!,
    values: rows.map((row) => heightOf(row[of])),
  }));
  const say = (value: number | null) => (value === null ? "–" : numberLabel(value, locale, unit));
  return chartBlock(
    defineChart({
      ...{ type: "bars", title, unit, categories, series, locale: chartLocale(locale) },
      heading: factWords(locale).stage,
      summary: categories
        .map((name, at) => `${name} ${series.map(({ values }) => say(values[at]!)).join(" → ")}`)
        .join(locale === "zh" ? "；" : "; "),
    }),
  );
}
