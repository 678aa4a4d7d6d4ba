/** Churn, growth and plan completion out of the company's won deals, by year and product. */
import { Temporal } from "temporal-polyfill";
import type { Days } from "../../calendar/asked-quarters.ts";
import { type Period, periodNamed } from "../../calendar/period.ts";
import type { Turn } from "../../chat/use-case.ts";
import { dayOf } from "../../company/day-of.ts";
import { customersByPeriod, type PeriodSales } from "../../measures/customers-by-period.ts";
import type { Among } from "../../measures/funnel-numbers.ts";
import { loadPlans, type Planned, plannedIn } from "../../measures/plans.ts";
import { type ToldPeriod, toldInOneCurrency } from "../../measures/told-period.ts";
import { type Sums, sumOf } from "../../money/sums.ts";
import type { Together } from "../../money/together.ts";
import type { ChurnRow } from "../../spreadsheets/counts/churn-rows.ts";
import { formatPeriod } from "../../text/format/date.ts";
import { productKey } from "../../understanding/product-key.ts";
import type { Completion } from "../counts/completion.ts";
import { growthOf, type Standing } from "../counts/growth.ts";
import type { Part, PartTold } from "../parts.ts";
import { growthTold } from "../told/growth-told.ts";
import { partOfRows } from "../told/of-churn-rows.ts";
import { planTold } from "../told/plan-told.ts";
import type { Telling } from "../told/telling.ts";
import { analysisWords } from "../words.ts";

/** Years that a picture shows. */
const mostYears = 6;

/** A period, and what was sold in it as far as it is over; and in the same days of the year before. */
type PeriodTold = Readonly<{ period: Period; now: readonly PeriodSales[]; earlier: readonly PeriodSales[] }>;

export type SalesTold = Readonly<{
  /** The asked one last. */
  periods: readonly PeriodTold[];
  plans: readonly Planned[];
  currency: string;
  /** The asked period is under way. */
  isRunning: boolean;
  rates: Pick<Together<unknown>, "used" | "lacking">;
}>;

/**
 * As it is known today, whatever was known then: what was sold before the company came here is told later, if at all.
 * @param among whose deals, of all products
 */
export async function salesTold(
  turn: Turn,
  period: Period,
  told: ToldPeriod,
  among: Among,
): Promise<SalesTold> {
  const { db, workspace } = turn;
  const today = dayOf(workspace, turn.now);
  const shown = periodsUpTo(period, workspace.settings.fiscalStartMonth);
  const until = (days: Days): Days =>
    Temporal.PlainDate.compare(days.end, today) > 0 ? { ...days, end: today } : days;
  const yearBefore = ({ start, end }: Days): Days => ({
    start: start.subtract({ years: 1 }),
    end: end.subtract({ years: 1 }),
  });
  const asked = shown.flatMap((one) => [until(one), yearBefore(until(one))]);
  const sales = await customersByPeriod(db, workspace, among, { periods: asked, day: today });
  const plans = plannedIn(await loadPlans(db, workspace.id, period), period).map(({ parts, ...plan }) => ({
    ...{ ...plan, parts, sums: sumOf(parts) },
  }));
  const { facts, ...rates } = await toldInOneCurrency(turn, told, { sales, plans });
  return {
    periods: shown.map((one, nth) => ({
      ...{ period: one, now: facts.sales[2 * nth]!, earlier: facts.sales[2 * nth + 1]! },
    })),
    plans: facts.plans.map(({ sums, ...plan }) => ({
      ...plan,
      parts: [...sums].map(([currency, minor]) => ({ currency, minor })),
    })),
    ...{ currency: workspace.currency, rates },
    isRunning: Temporal.PlainDate.compare(period.end, today) > 0,
  };
}

function periodsUpTo(period: Period, fiscalStartMonth: number): Period[] {
  if (period.kind !== "year") return [period];
  return Array.from({ length: mostYears }, (_, nth) => Number(period.id) - (mostYears - 1 - nth)).flatMap(
    (year) => periodNamed(String(year), fiscalStartMonth) ?? [],
  );
}

/** undefined where there are several currencies, and no rates. */
function oneAmount(sums: Sums, currency: string): bigint | undefined {
  const [only, other] = sums;
  if (other) return undefined;
  return only ? (only[0] === currency ? only[1] : undefined) : 0n;
}

export function partOfSales(
  turn: Turn,
  telling: Telling,
  part: Exclude<Part, "losses" | "reasons">,
  sales: SalesTold,
  asked: Readonly<{ product: string | undefined; period: Period }>,
): PartTold {
  const words = analysisWords(turn.locale);
  switch (part) {
    case "churn": {
      const { products, whole } = rowsOf(sales);
      const told = partOfRows(telling, "churn", asked.product ? products : named(products, whole), {
        ...{ ...asked, whole },
      });
      return { ...told, notes: [words.newAndLost] };
    }
    case "growth":
      return growth(turn, telling, sales, asked);
    case "plan":
      return completion(turn, telling, sales, asked);
  }
}

/** Nothing was ever sold by product: then only the company is told. */
const named = (products: readonly ChurnRow[], whole: readonly ChurnRow[]) =>
  products.length > 0 ? products : whole;

function rowsOf({ periods }: SalesTold): { products: ChurnRow[]; whole: ChurnRow[] } {
  const rows = periods.flatMap(({ period, now }) =>
    now
      .filter(({ gained, lost, buyers }) => gained + lost + buyers > 0)
      .map(({ product, gained, lost }) => ({
        isWhole: product === null,
        row: { period: period.id, product: product ?? "", gained, lost },
      })),
  );
  return {
    products: rows.flatMap(({ isWhole, row }) => (isWhole ? [] : [row])),
    whole: rows.flatMap(({ isWhole, row }) => (isWhole ? [row] : [])),
  };
}

const ofProduct = (sales: readonly PeriodSales[], product: string | undefined): PeriodSales | undefined =>
  sales.find((one) =>
    product === undefined
      ? one.product === null
      : one.product !== null && productKey(one.product) === productKey(product),
  );

function growth(
  { locale, today }: Turn,
  telling: Telling,
  { periods, currency, isRunning, rates }: SalesTold,
  { product }: Readonly<{ product: string | undefined }>,
): PartTold {
  const words = analysisWords(locale);
  const standing = (sales: readonly PeriodSales[]): Standing => {
    const found = ofProduct(sales, product);
    return {
      customers: found?.buyers ?? 0,
      minor: found ? oneAmount(found.revenue, currency) : 0n,
    };
  };
  const isEmpty = ({ customers, minor }: Standing) => !customers && minor === 0n;
  const lines = periods.map(({ period, now, earlier }) => {
    const [present, former] = [standing(now), standing(earlier)];
    return {
      ...{ name: formatPeriod(period, locale, today), now: present },
      growth: isEmpty(former) ? undefined : growthOf(present, former),
    };
  });
  const first = lines.findIndex(({ now }) => !isEmpty(now));
  const shown = lines.slice(first < 0 ? -1 : first);
  const told = growthTold(telling, shown, { net: 0, isPart: false, lacks: undefined });
  return {
    ...told,
    notes: [
      words.buyersCount,
      ...(isRunning ? [words.toDate] : []),
      ...(rates.lacking.length > 0 ? [words.unconverted] : []),
    ],
  };
}

/** Lines keep thousandths. Nobody knows how many where something was sold and no line says it. */
function piecesOf(sold: PeriodSales | undefined): number | undefined {
  if (!sold || sold.buyers === 0) return 0;
  return sold.pieces === null ? undefined : Number(sold.pieces) / 1000;
}

function completion(
  { locale, today }: Turn,
  telling: Telling,
  { periods, plans, currency }: SalesTold,
  { product, period }: Readonly<{ product: string | undefined; period: Period }>,
): PartTold {
  const words = analysisWords(locale);
  const { now } = periods.at(-1)!;
  const lines = plans
    .filter((plan) => product === undefined || productKey(plan.product) === productKey(product))
    .map((plan): Completion => {
      const sold = ofProduct(now, plan.product);
      return {
        product: plan.product,
        planned: oneAmount(sumOf(plan.parts), currency),
        sold: sold ? oneAmount(sold.revenue, currency) : 0n,
        plannedCount: plan.count,
        soldCount: plan.count === undefined ? undefined : piecesOf(sold),
      };
    });
  const parts = plans.filter(({ isPart, product: of }) => isPart && lines.some((one) => one.product === of));
  const told = planTold(
    telling,
    { period: formatPeriod(period, locale, today), by: "product" },
    lines.toSorted((a, b) => Number((b.planned ?? 0n) - (a.planned ?? 0n))),
  );
  return {
    ...told,
    ...(lines.length === 0 && { table: undefined, sheet: undefined }),
    notes: parts.length > 0 ? [words.partOfPlan(parts.map((one) => one.product).join(", "))] : [],
  };
}
