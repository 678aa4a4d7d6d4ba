/** Revenue growth against customer growth: whether more customers bring more, or only less money each. Pure. */
import type { ChurnRow } from "../../spreadsheets/counts/churn-rows.ts";
import { productKey } from "../../understanding/product-key.ts";

/** Customers and money of one period; undefined where nobody knows. */
export type Standing = Readonly<{ customers: number | undefined; minor: bigint | undefined }>;

export type Way = "more" | "same" | "fewer";

export type Growth = Readonly<{
  now: Standing;
  earlier: Standing;
  /** 0.2 is a fifth more; undefined without a number of then, or where it was none. */
  customers: number | undefined;
  revenue: number | undefined;
  /** Which way customers went, and what each of them brings; undefined where it cannot be told. */
  number: Way | undefined;
  each: Way | undefined;
}>;

/** @param net customers gained less those lost since then, where their number is not known */
export function growthOf(now: Standing, earlier: Standing, net?: number): Growth {
  const customers = ratio(now.customers, earlier.customers);
  const revenue = ratio(now.minor, earlier.minor);
  const number =
    now.customers !== undefined && earlier.customers !== undefined
      ? way(BigInt(now.customers), BigInt(earlier.customers))
      : net === undefined
        ? undefined
        : way(BigInt(net), 0n);
  return { now, earlier, customers, revenue, number, each: eachOf(now, earlier, number) };
}

function ratio(now: number | bigint | undefined, earlier: number | bigint | undefined): number | undefined {
  if (now === undefined || earlier === undefined || earlier <= 0) return undefined;
  return Number(now) / Number(earlier) - 1;
}

const way = (now: bigint, earlier: bigint): Way =>
  now > earlier ? "more" : now < earlier ? "fewer" : "same";

/** With both numbers the money of each is compared, without dividing; else only where the two went different ways. */
function eachOf(now: Standing, earlier: Standing, number: Way | undefined): Way | undefined {
  if (now.minor === undefined || earlier.minor === undefined || number === undefined) return undefined;
  if (now.customers && earlier.customers)
    return way(now.minor * BigInt(earlier.customers), earlier.minor * BigInt(now.customers));
  if (now.customers === 0 || earlier.customers === 0) return undefined;
  const revenue = way(now.minor, earlier.minor);
  if (number === "same") return revenue;
  if (number === revenue) return undefined;
  return number === "more" ? "fewer" : "more";
}

/** Rows of two years as far as both have them: the first nine months against the same of the year before. */
export function alike(
  now: readonly ChurnRow[],
  earlier: readonly ChurnRow[],
): Readonly<{ now: readonly ChurnRow[]; earlier: readonly ChurnRow[]; isPart: boolean }> {
  // Of a period's id all but its year.
  const part = ({ period, product }: ChurnRow) => `${period.slice(4)} ${productKey(product)}`;
  const [ofNow, ofThen] = [new Set(now.map(part)), new Set(earlier.map(part))];
  const both = [
    now.filter((row) => ofThen.has(part(row))),
    earlier.filter((row) => ofNow.has(part(row))),
  ] as const;
  return {
    ...{ now: both[0], earlier: both[1] },
    isPart: both[0].length < now.length || both[1].length < earlier.length,
  };
}

/** What rows come to: revenue added up, customers as they stood at the last period of each product. */
export function standingOf(rows: readonly ChurnRow[]): Standing {
  const revenue = rows.flatMap(({ revenue }) => (revenue === undefined ? [] : [revenue]));
  const last = [...Map.groupBy(rows, ({ product }) => productKey(product)).values()].map((some) => {
    const latest = some
      .map(({ period }) => period)
      .toSorted()
      .at(-1);
    const counts = some.flatMap((row) =>
      row.period === latest && row.customers !== undefined ? [row.customers] : [],
    );
    return counts.length > 0 ? Math.max(...counts) : undefined;
  });
  return {
    minor: revenue.length > 0 ? revenue.reduce((sum, one) => sum + one, 0n) : undefined,
    customers:
      last.every((one) => one !== undefined) && last.length > 0
        ? last.reduce((sum, one) => sum + one!, 0)
        : undefined,
  };
}
