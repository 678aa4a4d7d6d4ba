/** The columns of a deal that history keeps, as plain JSON: what a change writes, an event tells and an undo puts back. */
import { Temporal } from "temporal-polyfill";
import { rawSql, type Sql } from "../../database/sql.ts";
import type { Category, Deal, Line } from "./deal.ts";

/** Instants and dates as ISO strings, money as decimal strings of minor units. */
export type DealColumns = {
  customerId: string;
  ownerId: string;
  teamId: string | null;
  title: string;
  pipeline: string;
  pipelineVersion: number;
  stage: string;
  stageEnteredAt: string;
  began: number;
  reachedAt: readonly string[];
  outcome: Deal["outcome"];
  closedAt: string | null;
  lostReason: string | null;
  signedAt: string | null;
  signedOn: string | null;
  moneyOn: string | null;
  wonOn: string | null;
  amountMinor: string;
  currency: string;
  closeDate: string;
  likelihood: number;
  category: Category;
  source: string | null;
  nextStepId: string | null;
  nextStepDate: string | null;
  slips: number;
  lines: readonly StoredLine[];
  wonReason: string | null;
  campaignId: string | null;
};

/** Numbers as decimal strings; a price and a discount there are together or not at all. */
export type StoredLine = Readonly<{
  product: string;
  amountMinor: string;
  quantity?: string;
  unitMinor?: string;
  discount?: number;
  listMinor?: string;
}>;

const names: readonly (keyof DealColumns)[] = [
  "customerId",
  "ownerId",
  "teamId",
  "title",
  "pipeline",
  "pipelineVersion",
  "stage",
  "stageEnteredAt",
  "began",
  "reachedAt",
  "outcome",
  "closedAt",
  "lostReason",
  "signedAt",
  "signedOn",
  "moneyOn",
  "wonOn",
  "amountMinor",
  "currency",
  "closeDate",
  "likelihood",
  "category",
  "source",
  "nextStepId",
  "nextStepDate",
  "slips",
  "lines",
  "wonReason",
  "campaignId",
];

const listed = (prefix: string): Sql => rawSql(names.map((name) => `${prefix}"${name}"`).join(", "));

/** All of them, in the order in which both tables have them: by themselves, or of an alias. */
const lists = { own: listed(""), c: listed("c."), p: listed("p."), v: listed("v.") };

export const versionedColumns = (alias: keyof typeof lists = "own"): Sql => lists[alias];

/** The deal's columns as versions and events store them: amounts as text, dates and instants as ISO 8601. */
export function columnsOf(deal: Deal): DealColumns {
  return {
    customerId: deal.customer.id,
    ownerId: deal.owner.id,
    teamId: deal.teamId,
    title: deal.title,
    pipeline: deal.pipeline,
    pipelineVersion: deal.pipelineVersion,
    stage: deal.stage,
    stageEnteredAt: deal.stageEnteredAt.toString(),
    began: deal.began,
    reachedAt: deal.reachedAt.map(String),
    outcome: deal.outcome,
    closedAt: deal.closedAt?.toString() ?? null,
    lostReason: deal.lostReason,
    signedAt: deal.signedAt?.toString() ?? null,
    signedOn: deal.signedOn?.toString() ?? null,
    moneyOn: deal.moneyOn?.toString() ?? null,
    wonOn: deal.wonOn?.toString() ?? null,
    amountMinor: String(deal.amount.minor),
    currency: deal.amount.currency,
    closeDate: deal.closeDate.toString(),
    likelihood: deal.likelihood,
    category: deal.category,
    source: deal.source,
    nextStepId: deal.nextStepId,
    nextStepDate: deal.nextStepDate?.toString() ?? null,
    slips: deal.slips,
    lines: deal.lines.map(storedLine),
    wonReason: deal.wonReason,
    campaignId: deal.campaignId,
  };
}

export const storedLine = ({ product, minor, quantity, priced }: Line): StoredLine => ({
  product,
  amountMinor: String(minor),
  ...(quantity !== undefined && { quantity: String(quantity) }),
  ...(priced && { unitMinor: String(priced.unit), discount: priced.discount }),
  ...(priced?.list !== undefined && { listMinor: String(priced.list) }),
});

export const lineOf = ({
  product,
  amountMinor,
  quantity,
  unitMinor,
  discount = 0,
  listMinor,
}: StoredLine): Line => ({
  product,
  minor: BigInt(amountMinor),
  ...(quantity !== undefined && { quantity: BigInt(quantity) }),
  ...(unitMinor !== undefined && {
    priced: {
      ...{ unit: BigInt(unitMinor), discount },
      ...(listMinor !== undefined && { list: BigInt(listMinor) }),
    },
  }),
});

/** The deal with these columns, those that are given; who owns it and what comes next keep their words. */
export function withColumns(deal: Deal, columns: Partial<DealColumns>, nextStep = deal.nextStep): Deal {
  const given = Object.entries(columns).filter(([, value]) => value !== undefined);
  const all: DealColumns = { ...columnsOf(deal), ...Object.fromEntries(given) };
  const instant = (text: string | null) => (text === null ? null : Temporal.Instant.from(text));
  const day = (text: string | null) => (text === null ? null : Temporal.PlainDate.from(text));
  return {
    ...deal,
    title: all.title,
    teamId: all.teamId,
    pipelineVersion: all.pipelineVersion,
    stage: all.stage,
    stageEnteredAt: Temporal.Instant.from(all.stageEnteredAt),
    began: all.began,
    reachedAt: all.reachedAt.map((at) => Temporal.Instant.from(at)),
    outcome: all.outcome,
    closedAt: instant(all.closedAt),
    lostReason: all.lostReason,
    signedAt: instant(all.signedAt),
    signedOn: day(all.signedOn),
    moneyOn: day(all.moneyOn),
    wonOn: day(all.wonOn),
    amount: { minor: BigInt(all.amountMinor), currency: all.currency },
    closeDate: Temporal.PlainDate.from(all.closeDate),
    likelihood: all.likelihood,
    category: all.category,
    source: all.source,
    nextStepId: all.nextStepId,
    nextStep,
    nextStepDate: day(all.nextStepDate),
    slips: all.slips,
    lines: all.lines.map(lineOf),
    wonReason: all.wonReason,
    campaignId: all.campaignId,
    // What another one is called, its columns do not say.
    campaign: all.campaignId === deal.campaignId ? deal.campaign : null,
  };
}

/** The columns that really differ, each with its old and new value. */
export function differences(
  deal: Deal,
  columns: Partial<DealColumns>,
): Record<string, readonly [before: unknown, after: unknown]> {
  const before = columnsOf(deal);
  const differing = names.filter(
    (name) => columns[name] !== undefined && JSON.stringify(columns[name]) !== JSON.stringify(before[name]),
  );
  return Object.fromEntries(differing.map((name) => [name, [before[name], columns[name]]]));
}
