import type { Days } from "../../calendar/asked-quarters.ts";
import { quarterOf } from "../../calendar/quarter.ts";
import type { Turn } from "../../chat/use-case.ts";
import { dayOf } from "../../company/day-of.ts";
import { ownersWithin } from "../../company/owner-scope.ts";
import { knowsOnlyOwn } from "../../customers/match-customer.ts";
import { whoseAreReached } from "../../customers/within-reach.ts";
import { type Sql, sql } from "../../database/sql.ts";
import { salesByCustomer, storedReports } from "../../measures/bought-by.ts";
import { inCountedStage } from "../../measures/counted-stages.ts";
import { inOneCurrency } from "../../measures/in-one-currency.ts";
import {
  type Care,
  type CustomerSums,
  careFor,
  sumsByCustomer,
  trailingYear,
} from "../../measures/key-customers.ts";
import { inQuarter, wonIn } from "../../measures/quarter-deals.ts";
import { membership, ranked, smallestSet } from "../../measures/smallest-set.ts";
import type { Together } from "../../money/together.ts";
import { askedBy, weighOf } from "../weigh.ts";
import { fits, type Standard, standardOf } from "./standard.ts";

/** A customer and what it is about: bought or won, expected, or open. In minor units of `currency`. */
export type Named = Readonly<{ id: string; name: string; minor: bigint }>;

export type KeyCustomers = Readonly<{
  /** Where sales of the last twelve months are stored, what was bought is theirs; else what was won. */
  by: "sales" | "deals";
  /** Of the amounts. */
  currency: string;
  /** Undefined while a rate is missing: then nobody can be ranked. */
  proven?: Readonly<{
    customers: readonly Named[];
    won: bigint;
    entered: readonly Named[];
    left: readonly Named[];
  }>;
  /** Open deals of the quarter, and the largest customers among them. */
  forecast?: Readonly<{ all: bigint; top: readonly Named[] }>;
  hasStandard: boolean;
  /** By the company's own standard, not among the proven; by their expected profit. */
  prospective: readonly Named[];
  /** By hand, and neither of both. */
  marked: readonly Named[];
  isMarked: (id: string) => boolean;
  care: ReadonlyMap<string, Care>;
  rates: Pick<Together<unknown>, "used" | "lacking">;
}>;

/** The reader's: a rep's own, a manager's team's, everybody's. */
export async function loadKeyCustomers(turn: Turn): Promise<KeyCustomers> {
  const { db, workspace, member } = turn;
  const today = dayOf(workspace, turn.now);
  const owners = await ownersWithin(db, member, "deal.see");
  const sums = (which: Parameters<typeof sumsByCustomer>[3]) => sumsByCustomer(db, workspace, owners, which);
  const quarter = quarterOf(today, workspace.settings.fiscalStartMonth);
  const year = trailingYear(today);
  const former = trailingYear(today.subtract({ months: 3 }));
  const isSold = await tellsOf(turn, year);
  const among = isSold ? await whoseAreReached(turn, turn.needs) : undefined;
  const brought = async (days: Days): Promise<CustomerSums[]> => {
    if (!isSold) return sums(wonIn(days));
    const sold = await salesByCustomer(db, workspace, { from: days.start, to: days.end, among });
    return sold.filter(({ isCustomer }) => isCustomer);
  };
  const found = {
    won: await brought(year),
    before: await brought(former),
    due: await sums(inQuarter("open", quarter)),
    open: await sums(sql`(d."outcome" IS NULL AND ${inCountedStage})`),
  };
  const told = await inOneCurrency(turn, today, found);
  const isRanked = told.lacking.length === 0;
  const currency = currencyOf(Object.values(told.facts).flat()) ?? workspace.currency;
  const named = (some: readonly CustomerSums[]) => some.map((one) => ({ ...one, minor: onlyOf(one) }));
  const won = named(told.facts.won);
  const proven = isRanked ? smallestSet(won) : [];
  const due = ranked(named(told.facts.due));
  const rest = await others(turn, { proven, open: isRanked ? named(told.facts.open) : [], currency });
  const customers = [...proven, ...rest.prospective, ...rest.marked];
  return {
    ...rest,
    ...{ currency, by: isSold ? "sales" : "deals" },
    ...(isRanked && {
      proven: {
        customers: proven,
        won: ranked(won).reduce((sum, { minor }) => sum + minor, 0n),
        ...membership(proven, smallestSet(named(told.facts.before))),
      },
      forecast: {
        all: due.reduce((sum, { minor }) => sum + minor, 0n),
        top: due.slice(0, workspace.settings.keyCustomers.top),
      },
    }),
    isMarked: (id) => rest.markedIds.has(id),
    care: await careFor(
      db,
      workspace.id,
      customers.map(({ id }) => id),
      { owners, metBy: knowsOnlyOwn(turn) ? member.id : "all" },
    ),
    rates: told,
  };
}

/** Whether a report that is stored tells of some of these days. */
async function tellsOf({ db, workspace }: Turn, { start, end }: Days): Promise<boolean> {
  return (await storedReports(db, workspace)).some(
    ({ first, last }) =>
      first !== null && last !== null && first <= end.toString() && last >= start.toString(),
  );
}

/** After `inOneCurrency` a sum has one currency, unless a rate is missing. */
const onlyOf = ({ sums }: CustomerSums): bigint => [...sums.values()].reduce((sum, minor) => sum + minor, 0n);

const currencyOf = (all: readonly CustomerSums[]): string | undefined =>
  all.flatMap(({ sums }) => [...sums.keys()])[0];

/** As far as the database can tell, so that not everybody is looked at here: nobody who fits is left out. */
const reaching = ({ profit, industries }: Standard): Sql =>
  sql`(${profit === null} OR w."worth" >= ${String(profit ?? 0n)}::numeric) AND (${industries.length === 0} OR w."industry" IS NOT NULL)`;

type Among = Readonly<{ proven: readonly Named[]; open: readonly Named[]; currency: string }>;

async function others(turn: Turn, { proven, open, currency }: Among) {
  const { workspace } = turn;
  const standard = standardOf(workspace.settings.keyCustomers, workspace.currency);
  const openNow = new Map(open.map(({ id, minor }) => [id, minor]));
  const openOf = (id: string) => (currency === workspace.currency ? (openNow.get(id) ?? 0n) : null);
  const mayFit = standard ? sql`(w."isKey" OR ${reaching(standard)})` : sql`w."isKey"`;
  const customers = await weighOf(turn, await askedBy(turn), mayFit);
  const known = new Set(proven.map(({ id }) => id));
  const prospective = customers.filter(
    (one) =>
      standard !== undefined &&
      !known.has(one.id) &&
      fits(standard, { profit: one.worth, open: openOf(one.id), industry: one.industry }),
  );
  const markedIds = new Set(customers.filter(({ isKey }) => isKey).map(({ id }) => id));
  const listed = new Set([...known, ...prospective.map(({ id }) => id)]);
  const named = (some: typeof customers): Named[] =>
    some
      .map(({ id, name, worth }) => ({ id, name, minor: worth ?? 0n }))
      .toSorted((a, b) => (a.minor === b.minor ? 0 : a.minor > b.minor ? -1 : 1));
  return {
    hasStandard: standard !== undefined,
    prospective: named(prospective),
    marked: named(customers.filter(({ id, isKey }) => isKey && !listed.has(id))),
    markedIds,
  };
}
