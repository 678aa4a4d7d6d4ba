/**
 * One total for amounts of several currencies, or all of them side by side: decided once for everything that a card shows,
 * and only here. While one rate is missing nothing is converted. Pure.
 */
import { type Exchanged, par, type Rate, rateOn, worthOf } from "./rates.ts";
import { differenceOf, type Sums, sumOf } from "./sums.ts";

/** Into which currency, by which rates, and on which day what has none of its own is counted. */
export type Exchange = Readonly<{
  own: string;
  /** In the order of their days. */
  rates: readonly Rate[];
  /** ISO date. */
  day: string;
}>;

export type Together<T> = Readonly<{
  facts: T;
  /** By what they were added up; undefined where they were not: of one currency, or a rate is missing. */
  exchange?: Exchange;
  /** The rates of that day, of the currencies that there are. */
  used: readonly Rate[];
  /** The rates that are missing, one per currency. */
  lacking: readonly Lacking[];
}>;

/** No rate of this currency holds on this day (ISO). */
export type Lacking = Readonly<{ currency: string; day: string }>;

/** Whether sums anywhere in some facts are of more than one currency. */
export const isMixed = (facts: unknown): boolean =>
  new Set(
    sumsIn(facts).flatMap((sums) => [...sums].flatMap(([currency, minor]) => (minor === 0n ? [] : currency))),
  ).size > 1;

/** The first day whose rate they need, ISO. */
export const firstDay = (facts: unknown, day: string): string =>
  sumsIn(facts)
    .flatMap(({ dated = [] }) => dated.flatMap(({ on }) => on ?? []))
    .reduce((first, on) => (on < first ? on : first), day);

/** The same facts with each sum in one currency, where they are of several and no rate is missing. */
export function together<T>(facts: T, exchange: Exchange): Together<T> {
  if (!isMixed(facts)) return apart(facts);
  const parts = sumsIn(facts).flatMap((sums) => datedParts(sums, exchange.day));
  const missing = parts.filter(({ currency, on }) => worthOn(exchange, currency, on) === undefined);
  if (missing.length === 0) {
    const used = [...new Set(parts.map(({ currency }) => currency))]
      .sort()
      .flatMap((currency) => rateOn(exchange.rates, currency, exchange.day) ?? []);
    return { facts: mapSums(facts, (sums) => inOwn(sums, exchange)), exchange, used, lacking: [] };
  }
  // In one order, whichever rows the database gave first: a past week reads the same.
  const byCurrency = [...Map.groupBy(missing, ({ currency }) => currency)].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const lacking = byCurrency.map(([currency, parts]) => ({
    currency,
    day: parts.reduce((first, { on }) => (on < first ? on : first), exchange.day),
  }));
  return { facts, used: [], lacking };
}

/** As it is, with nothing to exchange. */
export const apart = <T>(facts: T): Together<T> => ({ facts, used: [], lacking: [] });

/** What a sum is worth. @throws when a rate is missing */
export function worthIn(sums: Sums, exchange: Exchange): bigint {
  const amounts = datedParts(sums, exchange.day).map(({ currency, minor, on }): Exchanged => {
    const worth = worthOn(exchange, currency, on);
    if (worth === undefined) throw new Error(`No rate of ${currency} on ${on}`);
    return { currency, minor, worth };
  });
  return worthOf(amounts, exchange.own);
}

/** A sum in the company's currency that remembers its parts; nothing is about so much that is its own already. */
export const asTotal = (minor: bigint, parts: Sums, own: string): Sums => {
  const total: Sums = new Map([[own, minor]]);
  const isOwn = [...parts].every(([currency, part]) => currency === own || part === 0n);
  return isOwn ? total : Object.assign(total, { apart: parts });
};

const inOwn = (sums: Sums, exchange: Exchange): Sums =>
  sums.size === 0 ? sums : asTotal(worthIn(sums, exchange), sums, exchange.own);

const worthOn = ({ own, rates }: Exchange, currency: string, day: string): bigint | undefined =>
  currency === own ? par : rateOn(rates, currency, day)?.worth;

/** What a sum was made of, by currency and day; nothing of nothing. */
function datedParts(sums: Sums, day: string) {
  const dated = (sums.dated ?? []).map(({ currency, minor, on = day }) => ({ currency, minor, on }));
  const rest = [...differenceOf(sums, sumOf(dated))].map(([currency, minor]) => ({
    currency,
    minor,
    on: day,
  }));
  return [...dated, ...rest].filter(({ minor }) => minor !== 0n);
}

/**
 * Facts are plain data, and the only maps in them are sums.
 * @throws for a map of anything else, which would be passed over here and added up wrongly on the card
 */
function isSums(value: unknown): value is Sums {
  if (!(value instanceof Map)) return false;
  for (const [currency, minor] of value)
    if (typeof currency !== "string" || typeof minor !== "bigint")
      throw new Error(`Among a card's facts is a map that is no sum: ${String(currency)}`);
  return true;
}

function mapSums<T>(value: T, change: (sums: Sums) => Sums): T {
  if (isSums(value)) return change(value) as T;
  if (Array.isArray(value)) return value.map((one) => mapSums(one, change)) as T;
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, mapSums(one, change)])) as T;
}

function sumsIn(value: unknown): Sums[] {
  if (isSums(value)) return [value];
  return Array.isArray(value) || isPlain(value) ? Object.values(value).flatMap(sumsIn) : [];
}

const isPlain = (value: unknown): value is object =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
