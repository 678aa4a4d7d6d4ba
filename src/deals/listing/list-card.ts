import { Temporal } from "temporal-polyfill";
import { exportButton } from "../../asking/as-file.ts";
import { asValues } from "../../asking/asked.ts";
import { type Period, periodNamed } from "../../calendar/period.ts";
import {
  actions,
  button,
  type Card,
  card,
  text as paragraph,
  quiet,
  sayButton,
  selfSaid,
  table,
  toTheRight,
} from "../../chat/card.ts";
import type { Turn } from "../../chat/use-case.ts";
import { chatWords } from "../../chat/words.ts";
import { may, reach } from "../../company/permissions.ts";
import { formatMoney } from "../../money/money.ts";
import { reasonName } from "../../pipelines/find-reason.ts";
import { pipelinesOfFormer } from "../../pipelines/former-stages.ts";
import { formatPeriod, formatShortDate } from "../../text/format/date.ts";
import type { AmountRange } from "../../understanding/read-amount-range.ts";
import { stageName } from "../card/deal-card.ts";
import { type Deal, dueOn, productsOf } from "../facts/deal.ts";
import { amountRangeOf, daysLogged, isUnderWay, type ListFilter } from "./list-filter.ts";
import { listWords } from "./words.ts";

export const pageSize = 10;

export type ListPage = Readonly<{
  filter: ListFilter;
  count: number;
  page: number;
  pages: number;
  /** Name of the team or person it is about. */
  whose: string | undefined;
  /** What it says of where they came from. */
  from: string | undefined;
  /** Suggestions, set only when no customer matched the name. */
  near: readonly string[] | undefined;
}>;

/**
 * One page of a list, with buttons to page, filter and export. An empty list says what it looked for, and what
 * to try.
 */
export function listCard(
  turn: Turn,
  deals: readonly Deal[],
  { filter, count, page, pages, whose, from, near }: ListPage,
): Card {
  const words = listWords(turn.locale);
  const title = words.listTitle(filter.whose !== "mine" && reach(turn.member, "deal.see") !== "own", count);
  const said = describe(turn, filter, whose, from);
  if (deals.length === 0) {
    const mayLog = may(turn.member, "deal.change");
    const start = mayLog && button(words.newTitle, "deal.new", {}, { style: "primary" });
    const list = words.listCommand;
    const meant = (near ?? []).map((name) => sayButton(name, `${list} "${name}"`));
    const why = near && filter.customer ? words.listNothing(filter.customer) : words.listEmpty;
    return card(turn.locale, title, [
      said ? quiet(said) : undefined,
      paragraph(why),
      actions(...meant, start),
    ]);
  }
  const withOwner = deals.some((deal) => deal.owner.id !== turn.member.id);
  const headings = [
    "#",
    words.customer,
    selfSaid(words.stage),
    selfSaid(toTheRight(words.amount)),
    toTheRight(words.signsOn),
    ...(withOwner ? [selfSaid(words.owner)] : []),
  ];
  const rows = deals.map((deal) => ({
    cells: [
      `#${deal.number}`,
      [deal.customer.name, productsOf(deal).join(turn.locale === "zh" ? "、" : ", ")]
        .filter(Boolean)
        .join(" · "),
      stageName(turn, deal),
      formatMoney(deal.amount, turn.locale, "short"),
      dateOf(turn, deal),
      ...(withOwner ? [deal.owner.name] : []),
    ],
    button: button(words.open, "deal.show", { id: deal.id }),
  }));
  const values = asValues(filter);
  return card(turn.locale, title, [
    said ? quiet(said) : undefined,
    table(headings, rows, { headline: 2 }),
    pages > 1 ? quiet(chatWords(turn.locale).page(page, pages)) : undefined,
    actions(
      mayChangeAll(turn, filter, count) &&
        button(words.changeAll(count), "deal.change-all", { list: JSON.stringify(filter) }),
      page > 1 && button(chatWords(turn.locale).previous, "deal.list", { ...values, page: page - 1 }),
      page < pages && button(chatWords(turn.locale).next, "deal.list", { ...values, page: page + 1 }),
      exportButton(turn.locale, "deal.list", values),
    ),
  ]);
}

/** Of a list of open deals as they stand now. */
const mayChangeAll = (
  turn: Turn,
  { closed, asOf, bridge, happened, counts, sourced }: ListFilter,
  count: number,
) =>
  count > 1 &&
  may(turn.member, "deal.change") &&
  [closed, asOf, bridge, happened, counts, sourced].every((one) => one === undefined);

function dateOf(turn: Turn, deal: Deal): string {
  const date = formatShortDate(dueOn(deal), turn.locale, turn.today);
  const overdue = deal.outcome === null && Temporal.PlainDate.compare(dueOn(deal), turn.today) < 0;
  return overdue ? `⚠ ${date}` : date;
}

function describe(
  turn: Turn,
  filter: ListFilter,
  whose: string | undefined,
  from: string | undefined,
): string {
  const words = listWords(turn.locale);
  // Of several stages the one of the company's standard names them all; the table has each deal's own.
  const [code] = filter.stage?.split(",") ?? [];
  const { all, newest } = turn.pipelines;
  const stages = [...newest, ...pipelinesOfFormer(turn.pipelines)].flatMap((pipeline) => pipeline.stages);
  const { fiscalStartMonth } = turn.workspace.settings;
  const named = (id: string | undefined) =>
    id === undefined ? undefined : periodNamed(id, fiscalStartMonth);
  const quarter = named(filter.quarter);
  const period = named(filter.period);
  const asOf = named(filter.asOf);
  const nameOf = (one: Period) => formatPeriod(one, turn.locale, turn.today);
  const parts = [
    whose,
    stages.find((stage) => stage.code === code)?.name[turn.locale],
    filter.customer && `“${filter.customer}”`,
    filter.product,
    newest.find(({ code: one }) => one === filter.pipeline)?.name[turn.locale],
    filter.due && words.filterDue[filter.due],
    filter.category && words.categories[filter.category],
    filter.stalled && words.filterStalled,
    filter.awaiting && words.awaitingPayment,
    from,
    filter.sourced && words.filterSourced[filter.sourced],
    filter.logged && loggedSaid(turn, filter.logged),
    filter.noNextStep && words.filterNoNextStep,
    filter.noStep && words.filterNoStep,
    filter.amount && describeAmount(turn, amountRangeOf(filter.amount)),
    filter.closed && words.filterClosed[filter.closed],
    filter.reason && reasonName(all, "lostReasons", filter.reason, turn.locale),
    filter.wonReason && reasonName(all, "wonReasons", filter.wonReason, turn.locale),
    period &&
      (filter.closed ? nameOf(period) : words.filterPeriod(nameOf(period), isUnderWay(period, turn.today))),
    filter.counts && words.filterCounts[filter.counts](quarter ? nameOf(quarter) : ""),
    filter.unconfirmed && words.filterUnconfirmed,
    filter.happened && words.filterHappened[filter.happened],
    filter.bridge && words.filterBridge[filter.bridge],
    filter.asOf &&
      (asOf && asOf.kind !== "week"
        ? words.filterAsOfDay(formatShortDate(asOf.end, turn.locale, turn.today))
        : words.filterAsOf(filter.asOf)),
    filter.by && words.inOrder[filter.by],
  ];
  return parts.filter(Boolean).join(" · ");
}

function loggedSaid({ locale, today }: Turn, logged: string): string {
  const { start, end } = daysLogged(logged);
  const [first, last] = [start, end].map((day) => formatShortDate(day, locale, today));
  return listWords(locale).filterLogged(first!, last!);
}

function describeAmount({ locale }: Turn, { currency, from, to }: AmountRange): string {
  const words = listWords(locale);
  const money = (minor: bigint) => formatMoney({ minor, currency }, locale, "short");
  if (from && to) return words.filterBetween(money(from.minor), money(to.minor));
  if (from)
    return from.included ? words.filterAtLeast(money(from.minor)) : words.filterOver(money(from.minor));
  return to!.included ? words.filterAtMost(money(to!.minor)) : words.filterUnder(money(to!.minor));
}
