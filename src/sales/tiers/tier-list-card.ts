/** Who is behind a number of the tier report, page by page: a band, who rose or fell, who is near, who brings most. */
import {
  actions,
  type Block,
  type Button,
  button,
  type Card,
  card,
  facts,
  quiet,
  type Row,
  strong,
  table,
  toTheRight,
} from "../../chat/card.ts";
import type { Turn } from "../../chat/use-case.ts";
import { chatWords } from "../../chat/words.ts";
import { may } from "../../company/permissions.ts";
import type { Bought } from "../../measures/bought-by.ts";
import { formatMoney } from "../../money/money.ts";
import { salesWords } from "../words.ts";
import type { Tiers } from "./load-tiers.ts";
import { tierName } from "./tier-name.ts";
import { planOf } from "./tier-plans.ts";
import type { Change, Near, Tier } from "./tier-report.ts";
import { carried, type View } from "./tiers-asked.ts";
import { moneyIn, sayDays, tiersAction } from "./tiers-card.ts";

const pageSize = 15;

type Listed = Readonly<{
  title: string;
  headings: Parameters<typeof table>[0];
  count: number;
  rows: (from: number, to: number) => readonly Row[];
  above?: readonly (Block | undefined)[];
  /** What can be done with all of them. */
  buttons?: readonly (Button | false | undefined)[];
}>;

/** @param banner what has just happened */
export function tierListCard(turn: Turn, tiers: Tiers, view: Exclude<View, "curve">, banner?: string): Card {
  const { locale } = turn;
  const words = salesWords(locale);
  const { previous, next, page: pageOf } = chatWords(locale);
  const listed = listOf(turn, tiers, view);
  const pages = Math.max(1, Math.ceil(listed.count / pageSize));
  const page = Math.min(tiers.asked.page, pages);
  const go = (label: string, to: number) =>
    button(
      label,
      tiersAction(tiers),
      carried(tiers.asked, { view, ...(view === "band" && { tier: tiers.asked.tier ?? 0 }), page: to }),
    );
  return card(
    locale,
    listed.title,
    [
      banner ? strong(banner) : undefined,
      quiet(sayDays(turn, tiers.source.days)),
      ...(listed.above ?? []),
      listed.count > 0
        ? table(listed.headings, listed.rows((page - 1) * pageSize, page * pageSize))
        : quiet(words.nobodyHere),
      pages > 1 && quiet(pageOf(page, pages)),
      actions(
        page > 1 && go(previous, page - 1),
        page < pages && go(next, page + 1),
        ...(listed.buttons ?? []),
        button(words.back, tiersAction(tiers), carried(tiers.asked)),
      ),
    ],
    { summary: banner ?? `${listed.title}: ${listed.count}`, tone: banner ? "good" : "plain" },
  );
}

function listOf(turn: Turn, tiers: Tiers, view: Exclude<View, "curve">): Listed {
  const words = salesWords(turn.locale);
  const { report, changes } = tiers;
  switch (view) {
    case "band":
      return bandOf(turn, tiers, report.tiers[tiers.asked.tier ?? 0] ?? report.tiers[0]!);
    case "near":
      return nearOf(turn, tiers, report.nearest);
    case "A":
    case "B":
    case "C":
      return boughtOf(turn, tiers, words.abc[view], report.abc[view]);
    case "negative":
      return boughtOf(turn, tiers, words.returns, report.negative);
    case "entered":
      return boughtOf(turn, tiers, words.entered, changes?.entered ?? []);
    case "left":
      return boughtOf(turn, tiers, words.leftSet, changes?.left ?? [], words.before);
    default:
      return movedOf(turn, tiers, words.movedMeans[view], changes?.[view] ?? []);
  }
}

const opened = (turn: Turn, { id, isCustomer }: Pick<Bought, "id" | "isCustomer">) =>
  isCustomer ? button(salesWords(turn.locale).open, "customer.show", { id }) : undefined;

function boughtOf(turn: Turn, tiers: Tiers, title: string, some: readonly Bought[], when?: string): Listed {
  const words = salesWords(turn.locale);
  const exact = (minor: bigint) =>
    formatMoney({ minor, currency: tiers.source.currency }, turn.locale, "exact");
  const hasReturns = some.some(({ returned }) => returned > 0n);
  return {
    title,
    headings: [
      words.customer,
      toTheRight(when ?? words.revenue),
      ...(hasReturns ? [toTheRight(words.returns)] : []),
    ],
    count: some.length,
    rows: (from, to) =>
      some.slice(from, to).map((one) => ({
        cells: [
          one.name,
          exact(one.minor),
          ...(hasReturns ? [one.returned > 0n ? exact(one.returned) : ""] : []),
        ],
        button: opened(turn, one),
      })),
  };
}

function bandOf(turn: Turn, tiers: Tiers, tier: Tier): Listed {
  const { asked, source, plans } = tiers;
  const words = salesWords(turn.locale);
  const plan = planOf(plans, tier.from);
  const known = tier.customers.some(({ isCustomer }) => isCustomer);
  const of = carried(asked, { tier: tier.nth });
  const isOwn = source.currency === turn.workspace.currency;
  return {
    ...boughtOf(turn, tiers, words.inTier(tierName(turn, tier, source.currency)), tier.customers),
    above: [
      facts(
        [words.revenue, words.countAndMoney(tier.customers.length, moneyIn(turn, tiers)(tier.minor))],
        [words.owner, plan?.owner ?? undefined],
        [words.strategy, plan?.strategy ?? undefined],
      ),
    ],
    buttons: [
      isOwn && may(turn.member, "tier.plan") && button(words.planButton, "tiers.plan", of),
      known && may(turn.member, "deal.change") && button(words.logAll, "tiers.touch-all", of),
      known && may(turn.member, "lead.assign") && button(words.assignAll, "tiers.assign-all", of),
    ],
  };
}

function nearOf(turn: Turn, tiers: Tiers, some: readonly Near[]): Listed {
  const words = salesWords(turn.locale);
  const money = moneyIn(turn, tiers);
  return {
    title: words.nearest,
    headings: [words.customer, ...[words.revenue, words.lacks, words.nextTier].map(toTheRight)],
    count: some.length,
    rows: (from, to) =>
      some.slice(from, to).map(({ bought, lacks, next }) => ({
        cells: [bought.name, money(bought.minor), money(lacks), money(next)],
        button: opened(turn, bought),
      })),
  };
}

function movedOf(turn: Turn, tiers: Tiers, title: string, some: readonly Change[]): Listed {
  const words = salesWords(turn.locale);
  const money = moneyIn(turn, tiers);
  const { tiers: bands } = tiers.report;
  const named = (nth: number | null) =>
    nth === null ? "" : tierName(turn, bands[nth]!, tiers.source.currency);
  return {
    title,
    headings: [words.customer, toTheRight(words.before), toTheRight(words.now), words.change],
    count: some.length,
    rows: (start, end) =>
      some.slice(start, end).map((one) => ({
        cells: [
          one.name,
          one.from === null ? "" : money(one.before),
          one.to === null ? "" : money(one.now),
          [named(one.from), named(one.to)].filter(Boolean).join(" → "),
        ],
        button: opened(turn, one),
      })),
  };
}
