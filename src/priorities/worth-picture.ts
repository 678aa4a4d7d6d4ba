/** The views' pictures, and the tables whose rows open who is in them. */
import { chartLocale, defineChart } from "../charts/chart.ts";
import { numberLabel } from "../charts/number-label.ts";
import { type Block, button, chartBlock, table, toTheRight } from "../chat/card.ts";
import type { Turn } from "../chat/use-case.ts";
import { levels } from "../customers/file/customer-file.ts";
import type { WorthGroup } from "../measures/worth.ts";
import { formatMoney } from "../money/money.ts";
import { countOf, type Part, sizeOfAll } from "./parts.ts";
import { priorityWords } from "./words.ts";

type Shown = Pick<Turn, "locale" | "workspace">;
/** The bands' bounds, and all groups of customers. */
export type Weighing = Readonly<{ bounds: readonly bigint[]; groups: readonly WorthGroup[] }>;
export type Column = Readonly<{ label: string; has: (one: WorthGroup) => boolean }>;

/** "¥50万以上", "¥20万–50万": the highest first; then what is in none. */
function bandColumns({ locale, workspace }: Shown, { bounds, groups }: Weighing): Column[] {
  const words = priorityWords(locale);
  const said = bounds.map((minor) => formatMoney({ minor, currency: workspace.currency }, locale, "short"));
  const label = (band: number) => {
    const [from, below] = [said[band - 1], said[band]];
    if (from === undefined) return below === undefined ? words.anyProfit : words.lowestBand(below);
    return below === undefined ? words.band(from) : words.bandBetween(from, below);
  };
  const bands = Array.from({ length: bounds.length + 1 }, (_, band) => ({
    label: label(band),
    has: (one: WorthGroup) => one.band === band,
  }));
  const known = groups.some(({ band }) => band !== null) ? bands.toReversed() : [];
  const unknown = groups.some(({ band }) => band === null)
    ? [{ label: words.noProfit, has: (one: WorthGroup) => one.band === null }]
    : [];
  return [...known, ...unknown];
}

const sizeColumns = ({ locale }: Shown): Column[] =>
  [...levels, null].map((size) => ({
    label: priorityWords(locale).sizes[size ?? "none"],
    has: (one: WorthGroup) => one.size === size,
  }));

export const counted = (part: Part, { has }: Column): number => sizeOfAll(part.groups, has);

/** Customers of each part by band; or by priority, as proposed beside as decided. */
export function worthPicture(
  turn: Shown,
  by: "stage" | "date" | "reasons",
  parts: readonly Part[],
  weighing: Weighing,
): Block {
  const words = priorityWords(turn.locale);
  const all = weighing.groups;
  const ranks = [...levels, null];
  const [categories, series] =
    by === "reasons"
      ? [
          ranks.map((level) => words.priorities[level ?? "none"]),
          (["proposed", "priority"] as const).map((what) => ({
            label: what === "proposed" ? words.proposed : words.decided,
            values: ranks.map((level) => countOf(all, what, level)),
          })),
        ]
      : [
          parts.map(({ label }) => label),
          bandColumns(turn, weighing).map((column) => ({
            label: column.label,
            values: parts.map((part) => counted(part, column)),
          })),
        ];
  return barsOf(turn, words.pictures[by], by === "reasons" ? words.priority : headingOf(turn, by), {
    categories,
    series,
  });
}

/** @param numbers counts, or hours: whole numbers and tenths */
export function barsOf(
  { locale }: Pick<Turn, "locale">,
  title: string,
  heading: string,
  {
    categories,
    series,
  }: Readonly<{
    categories: readonly string[];
    series: readonly Readonly<{ label: string; values: readonly number[] }>[];
  }>,
): Block {
  const unit = { kind: "count" } as const;
  const summary = series
    .flatMap(({ label, values }) => {
      const said = values.flatMap((value, at) =>
        value === 0 ? [] : [`${categories[at]} ${numberLabel(value, chartLocale(locale), unit)}`],
      );
      if (said.length === 0) return [];
      return [`${label}${locale === "zh" ? "：" : ": "}${said.join(locale === "zh" ? "、" : ", ")}`];
    })
    .join(locale === "zh" ? "；" : "; ");
  return chartBlock(
    defineChart({
      ...{ type: "bars", title, heading, unit, categories, series, summary, summarySaysAll: true },
      locale: chartLocale(locale),
    }),
  );
}

export const headingOf = ({ locale }: Shown, by: "stage" | "date" | "reasons"): string => {
  const words = priorityWords(locale);
  return { stage: words.stage, date: words.signs, reasons: words.needAndIntent }[by];
};

/** What a view counts in each of its parts: customers of a band, or of a size. */
export const columnsOf = (turn: Shown, by: "stage" | "date" | "reasons", weighing: Weighing): Column[] =>
  by === "reasons" ? sizeColumns(turn) : bandColumns(turn, weighing);

/** A row for each part, which opens its list. */
export function partsTable(
  turn: Shown,
  by: "stage" | "date" | "reasons",
  parts: readonly Part[],
  weighing: Weighing,
): Block {
  const columns = columnsOf(turn, by, weighing);
  return table(
    [headingOf(turn, by), ...columns.map(({ label }) => toTheRight(label))],
    parts.map((part) => ({
      // Nobody is said by nothing: a chat without columns would put one zero after the other.
      cells: [part.label, ...columns.map((column) => String(counted(part, column) || ""))],
      button: button(priorityWords(turn.locale).see, "customer.worth-list", { by, of: part.of }),
    })),
  );
}
