/** `/funnel by rep`, 按团队, 按产品: one row each for won, forecast, quota, gap; each opens that one's funnel. */

import { asValues } from "../asking/asked.ts";
import { teamIdsSeen } from "../asking/names-seen.ts";
import {
  button,
  type Card,
  card,
  text as paragraph,
  quiet,
  type Row,
  table,
  toTheRight,
} from "../chat/card.ts";
import type { Turn } from "../chat/use-case.ts";
import { numbersBy } from "../measures/numbers-by.ts";
import { type People, peopleNow, peopleOf } from "../measures/people.ts";
import { type ForecastNumbers, type ForecastRow, forecastNumbers } from "../measures/quarter-numbers.ts";
import { isTeams, noQuota, type Quota, type QuotaBook, quotaAmong } from "../measures/quotas.ts";
import { numbersTold, ownersAsked, type ToldPeriod, toldInOneCurrency } from "../measures/told-period.ts";
import { coverageOf, formatSums, leftOf, type Sums } from "../money/sums.ts";
import { ratesNote } from "../rates/rates-note.ts";
import { formatMultiple } from "../text/format/percent.ts";
import { amongAsked } from "./funnel-card.ts";
import type { FunnelAsked, Measure } from "./funnel-question.ts";
import { funnelTitle } from "./funnel-title.ts";
import { nextQuestions } from "./next-questions.ts";
import { digestWords } from "./words.ts";

/** More than a card holds are counted, not listed. */
const listed = 40;

export type Ranked = Readonly<{
  name: string;
  asks: FunnelAsked | undefined;
  numbers: ForecastNumbers;
  quota: Quota;
}>;

type Asked = FunnelAsked & Readonly<{ measure: Exclude<Measure, "lost-reasons" | "lost-by-amount"> }>;

/** All of them, in the order in which they are shown. */
export async function rankingFacts(turn: Turn, asked: Asked, told: ToldPeriod) {
  const { facts: ranked, ...rates } = await toldInOneCurrency(turn, told, await rank(turn, asked, told));
  // Teams stay in the order of their tree.
  const rows = asked.measure === "by-team" ? ranked : ranked.toSorted(mostFirst(told.workspace.currency));
  return { rows, rates };
}

export async function rankingCard(turn: Turn, asked: Asked, told: ToldPeriod): Promise<Card> {
  const words = digestWords(turn.locale);
  const { rows, rates } = await rankingFacts(turn, asked, told);
  const columns = columnsOf(turn, asked.measure, told.workspace.currency);
  const row = (one: Ranked): Row => ({
    cells: [one.name, ...columns.map(([, cell]) => cell(one))],
    button:
      one.asks &&
      button(words.funnel, "funnel.show", asValues({ ...asked, measure: undefined, ...one.asks })),
  });
  const headings = [words.ranked[asked.measure], ...columns.map(([heading]) => toTheRight(heading))];
  return card(turn.locale, await funnelTitle(turn, asked, told), [
    rows.length > 0 ? table(headings, rows.slice(0, listed).map(row)) : paragraph(words.nothingToRank),
    rows.length > listed && quiet(words.andMoreRows(rows.length - listed)),
    ...ratesNote(
      { ...turn, today: told.today, workspace: told.workspace },
      rates,
      told.period?.kind === "week",
    ),
    asked.measure === "by-product" && quiet(words.productsNote),
    asked.measure === "by-team" && quiet(words.teamsNote),
    ...nextQuestions(turn, asked, told),
  ]);
}

/** Most won first, then most forecast, in the company's currency. */
const mostFirst =
  (currency: string) =>
  ({ numbers: a }: Ranked, { numbers: b }: Ranked): number => {
    const more = (of: "won" | "commit") => Number((b[of].get(currency) ?? 0n) - (a[of].get(currency) ?? 0n));
    return more("won") || more("commit");
  };

type Column = readonly [heading: string, cell: (one: Ranked) => string];

/** Quotas are for all products together. */
function columnsOf({ locale }: Turn, measure: Measure, currency: string): Column[] {
  const words = digestWords(locale);
  const money = (sums: Sums) => formatSums(sums, locale, currency);
  const gap = ({ numbers, quota: { quota } }: Ranked) => leftOf(quota, numbers.won);
  const ofQuota = (some: Sums, { quota: { quota } }: Ranked) => (quota.size > 0 ? money(some) : "–");
  const forecast: Column[] = [
    [words.won, ({ numbers }) => money(numbers.won)],
    [words.withCommit, ({ numbers }) => money(numbers.commit)],
    [words.withBestCase, ({ numbers }) => money(numbers.bestCase)],
  ];
  if (measure === "by-product") return forecast;
  return [
    ...forecast,
    [words.quota, (one) => ofQuota(one.quota.quota, one)],
    [words.gap, (one) => ofQuota(gap(one), one)],
    [words.coverage, (one) => formatMultiple(coverageOf(one.numbers.openDue, gap(one)) ?? null, locale)],
  ];
}

async function rank(turn: Turn, asked: FunnelAsked, told: ToldPeriod): Promise<Ranked[]> {
  const { db } = turn;
  const among = await amongAsked(turn, asked, told);
  const by = asked.measure === "by-product" ? "product" : "owner";
  const rows = await numbersBy(db, told.workspace, by, among, told.days, told.at);
  if (by === "product") return products(turn, rows);
  const { book } = await numbersTold(turn, told, among);
  const people: People = told.kept ?? (await peopleNow(db, turn.workspace.id));
  const owners = await ownersAsked(turn, asked, turn.needs, told.kept);
  const seen = (id: string) => owners === "all" || owners.includes(id);
  const narrowed = asked.product !== undefined || asked.pipeline !== undefined;
  const quotaOf = (ids: readonly string[]) => (narrowed ? noQuota : quotaAmong(book, ids));
  return asked.measure === "by-team"
    ? teams(await teamIdsSeen(turn), asked, people, rows, quotaOf)
    : reps(people, rows, { ...book, parts: narrowed ? [] : book.parts }, seen);
}

type Rows = ReadonlyMap<string, readonly ForecastRow[]>;

function products(turn: Turn, rows: Rows): Ranked[] {
  return [...rows].map(([product, some]) => ({
    name: product || digestWords(turn.locale).noProduct,
    asks: product ? { product } : undefined,
    numbers: forecastNumbers(some),
    quota: noQuota,
  }));
}

/** Who has won or is to win something, or has a quota of their own. */
function reps({ members }: People, rows: Rows, book: QuotaBook, seen: (id: string) => boolean): Ranked[] {
  const own = (id: string) => (isTeams(book, id) ? noQuota : quotaAmong(book, [id]));
  return members
    .filter(({ id }) => seen(id) && (rows.has(id) || own(id).quota.size > 0))
    .map(({ id, name }) => ({
      name,
      asks: { owner: id },
      numbers: forecastNumbers(rows.get(id) ?? []),
      quota: own(id),
    }));
}

/** Every team with those nested in it, as its funnel counts them; of an asked one those within. */
function teams(
  seen: readonly string[] | "all",
  { team: asked }: FunnelAsked,
  people: People,
  rows: Rows,
  quotaOf: (ids: readonly string[]) => Quota,
): Ranked[] {
  const parentOf = (id: string | null) => people.teams.find((team) => team.id === id);
  const path = (id: string): string[] => {
    const team = parentOf(id)!;
    const above = team.parentId === null || id === asked ? undefined : parentOf(team.parentId);
    return [...(above ? path(above.id) : []), team.name];
  };
  const isBelow = (id: string | null): boolean =>
    id !== null && (id === asked || isBelow(parentOf(id)?.parentId ?? null));
  return people.teams
    .filter(({ id }) => (seen === "all" || seen.includes(id)) && (asked === undefined || isBelow(id)))
    .map(({ id }) => {
      const ids = peopleOf(people, [id]);
      const numbers = forecastNumbers(ids.flatMap((one) => rows.get(one) ?? []));
      return { name: path(id).join(" / "), asks: { team: id }, numbers, quota: quotaOf(ids) };
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
