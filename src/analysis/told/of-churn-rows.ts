/** What rows of customers gained and lost say, part by part: of a sheet, or of the company's own deals. */
import { type Period, periodNamed } from "../../calendar/period.ts";
import type { ChurnRow } from "../../spreadsheets/counts/churn-rows.ts";
import { formatPeriod } from "../../text/format/date.ts";
import { productKey } from "../../understanding/product-key.ts";
import { type Churn, churnOf } from "../counts/churn.ts";
import { reasonShares } from "../counts/churn-reasons.ts";
import type { Completion } from "../counts/completion.ts";
import { alike, growthOf, standingOf } from "../counts/growth.ts";
import { productsIn, rowsAsked, withoutTotals, yearsIn } from "../counts/rows-of-period.ts";
import type { Part, PartTold } from "../parts.ts";
import { analysisWords } from "../words.ts";
import { churnTold } from "./churn-told.ts";
import { growthTold } from "./growth-told.ts";
import { planTold } from "./plan-told.ts";
import { reasonsTold } from "./reasons-told.ts";
import type { Telling } from "./telling.ts";

/** Of one product, or all; of a period, which a row has within it. */
export type RowsAsked = Readonly<{
  product?: string | undefined;
  period: Period;
  /** Of all products together, where they are no sum: a customer of two products is one. */
  whole?: readonly ChurnRow[] | undefined;
}>;

/** Years that a picture of one product shows, the asked one last. */
const mostYears = 6;

/** Which parts these rows tell. */
export function partsOfRows(rows: readonly ChurnRow[]): Part[] {
  return [
    "churn",
    ...(rows.some(({ revenue }) => revenue !== undefined) ? (["growth"] as const) : []),
    ...(rows.some(({ planned }) => planned !== undefined) ? (["plan"] as const) : []),
    ...(rows.some(({ reason }) => reason !== undefined) ? (["reasons"] as const) : []),
  ];
}

export function partOfRows(
  telling: Telling,
  part: Exclude<Part, "losses">,
  all: readonly ChurnRow[],
  asked: RowsAsked,
): PartTold {
  const { fiscalStartMonth } = telling;
  const rows = rowsAsked(withoutTotals(all, fiscalStartMonth), { product: asked.product }, fiscalStartMonth);
  switch (part) {
    case "churn":
      return churn(telling, rows, asked);
    case "growth":
      return growth(telling, rows, asked);
    case "plan":
      return plan(telling, rows, asked);
    case "reasons":
      return reasonsTold(
        telling.locale,
        named(telling, asked.period),
        reasonShares(
          rowsAsked(rows, asked, fiscalStartMonth).map(({ reason, lost }) => ({ reason, count: lost })),
        ),
      );
  }
}

const named = ({ locale, today }: Telling, period: Period) => formatPeriod(period, locale, today);

/** The asked year and those before it, as far as there are rows; the asked period alone where it is no year. */
function yearsUpTo(telling: Telling, rows: readonly ChurnRow[], { period }: RowsAsked): Period[] {
  if (period.kind !== "year") return [period];
  const years = yearsIn(rows, telling.fiscalStartMonth).filter((id) => id <= period.id);
  return years.slice(-mostYears).map((id) => periodNamed(id, telling.fiscalStartMonth)!);
}

/** A line for each product, or, of one product or none, for each year. */
function linesOf<Line>(
  telling: Telling,
  rows: readonly ChurnRow[],
  asked: RowsAsked,
  line: (name: string, some: readonly ChurnRow[]) => Line,
): Readonly<{ by: "product" | "period"; lines: Line[] }> {
  const { fiscalStartMonth, locale } = telling;
  const here = rowsAsked(rows, asked, fiscalStartMonth);
  const all = asked.product ? rows : (asked.whole ?? rows);
  const products = productsIn(here);
  if (asked.product || products.length < 2)
    return {
      by: "period",
      lines: yearsUpTo(telling, all, asked).map((year) =>
        line(named(telling, year), rowsAsked(all, { period: year }, fiscalStartMonth)),
      ),
    };
  const names = here.some(({ product }) => product === "") ? [...products, ""] : products;
  return {
    by: "product",
    lines: names.map((product) =>
      line(
        product || analysisWords(locale).noProduct,
        here.filter((row) => productKey(row.product) === productKey(product)),
      ),
    ),
  };
}

function churn(telling: Telling, rows: readonly ChurnRow[], asked: RowsAsked): PartTold {
  const { threshold } = telling;
  const all = asked.product ? rows : (asked.whole ?? rows);
  const whole = churnOf(rowsAsked(all, asked, telling.fiscalStartMonth), threshold);
  const { by, lines } = linesOf(telling, rows, asked, (name, some) => ({
    name,
    ...churnOf(some, threshold),
  }));
  const sorted =
    by === "period"
      ? lines
      : lines.toSorted((a, b) => (rank(a) === rank(b) ? b.lost - a.lost : rank(b) - rank(a)));
  return churnTold(telling.locale, { period: named(telling, asked.period), threshold, by }, whole, sorted);
}

/** Nobody new and some lost is worst. */
const rank = ({ share, lost }: Churn): number => share ?? (lost > 0 ? Number.POSITIVE_INFINITY : -1);

function growth(telling: Telling, rows: readonly ChurnRow[], asked: RowsAsked): PartTold {
  const { fiscalStartMonth } = telling;
  const yearBefore = (period: Period): Period | undefined =>
    periodNamed(`${Number(period.id.slice(0, 4)) - 1}${period.id.slice(4)}`, fiscalStartMonth);
  const lineOf = (period: Period) => {
    const before = yearBefore(period);
    const own = rowsAsked(rows, { period }, fiscalStartMonth);
    const former = before ? rowsAsked(rows, { period: before }, fiscalStartMonth) : [];
    const { now, earlier, isPart } = alike(own, former);
    const net = now.reduce((sum, { gained, lost }) => sum + gained - lost, 0);
    return {
      ...{ name: named(telling, period), now: standingOf(own), net, isPart: now.length > 0 && isPart },
      growth: now.length > 0 ? growthOf(standingOf(now), standingOf(earlier), net) : undefined,
    };
  };
  const periods = yearsUpTo(telling, rows, asked);
  const lines = (periods.length > 0 ? periods : [asked.period]).map(lineOf);
  const last = lines.at(-1)!;
  const lacks = rows.every(({ revenue }) => revenue === undefined)
    ? "revenue"
    : rows.every(({ customers }) => customers === undefined)
      ? "customers"
      : undefined;
  return growthTold(telling, lines, { net: last.net, isPart: last.isPart, lacks });
}

function plan(telling: Telling, rows: readonly ChurnRow[], asked: RowsAsked): PartTold {
  const { by, lines } = linesOf(telling, rows, asked, completionOf);
  const sorted =
    by === "period" ? lines : lines.toSorted((a, b) => Number((b.planned ?? 0n) - (a.planned ?? 0n)));
  return planTold(telling, { period: named(telling, asked.period), by }, sorted);
}

function completionOf(product: string, rows: readonly ChurnRow[]): Completion {
  const sum = (of: "planned" | "revenue") => {
    const some = rows.flatMap((row) => (row[of] === undefined ? [] : [row[of]]));
    return some.length > 0 ? some.reduce((all, one) => all + one, 0n) : undefined;
  };
  return { product, planned: sum("planned"), sold: sum("revenue") };
}
