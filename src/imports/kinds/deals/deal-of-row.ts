/** What a row of opportunities says of a deal, with what the company takes where it says nothing. Pure. */
import { Temporal } from "temporal-polyfill";
import { quarterOf } from "../../../calendar/quarter.ts";
import { categoryFor } from "../../../deals/facts/category-for.ts";
import { sources } from "../../../deals/facts/deal.ts";
import type { DealColumns } from "../../../deals/facts/deal-columns.ts";
import { factWords } from "../../../deals/facts/words.ts";
import type { ImportedDeal } from "../../../deals/writing/log-deals.ts";
import { otherReason, reasonSaid } from "../../../pipelines/find-reason.ts";
import { type Pipeline, stageIndex, stageOf, winAt } from "../../../pipelines/pipeline.ts";
import { locales } from "../../../text/locale.ts";
import { foldForReading } from "../../../understanding/fold-for-reading.ts";
import { normaliseText } from "../../../understanding/normalise-text.ts";
import type { Values, Why } from "../../rows.ts";
import { amountIn, numberIn, textIn } from "../import-kind.ts";

export type DealContext = Readonly<{
  pipeline: Pipeline;
  /** A stage by what the file calls it: a code of the pipeline's, won, lost; undefined for a word that means none. */
  stageMeant(said: string): string | undefined;
  products: Readonly<Record<string, string>>;
  currency: string;
  zone: string;
  today: Temporal.PlainDate;
  now: Temporal.Instant;
  fiscalStartMonth: number;
}>;

type Outcome = "won" | "lost" | null;

/** Of the deal's columns those that the row tells; who and with whom are found elsewhere. */
export type DealOfRow = Readonly<{
  title: string | undefined;
  stage: string;
  outcome: Outcome;
  amountMinor: string;
  currency: string;
  closeDate: string;
  /** It is not said: the end of the next quarter stands for it. */
  withoutDate: boolean;
  likelihood: number;
  category: DealColumns["category"];
  source: string | null;
  nextStep: string | null;
  lines: ImportedDeal["lines"];
  past: ImportedDeal["past"];
  /** Worth keeping in words: what was noted, and why it was lost. */
  note: string | undefined;
}>;

export function dealOfRow(values: Values, context: DealContext): DealOfRow | Why {
  const { pipeline } = context;
  const said = textIn(values, "stage");
  const meant = context.stageMeant(said);
  if (meant === undefined) return { code: "unknown-stage", name: said };
  const outcome = meant === "won" || meant === "lost" ? meant : null;
  const { minor, currency } = amountIn(values, "amount") ?? { minor: "0", currency: context.currency };
  if (BigInt(minor) < 0n) return { code: "negative-amount" };
  const closing = dayIn(values, "closeDate");
  const created = dayIn(values, "createdOn");
  if (outcome !== null && closing === undefined) return { code: "closed-without-date" };
  if (closing !== undefined && outcome !== null && Temporal.PlainDate.compare(closing, context.today) > 0)
    return { code: "closed-in-future", name: closing.toString() };
  if (created && closing && outcome !== null && Temporal.PlainDate.compare(created, closing) > 0)
    return { code: "closed-before-created" };
  const stage =
    outcome === "won" ? pipeline.stages[winAt(pipeline)]!.code : outcome === "lost" ? pipeline.start : meant;
  const product = productIn(values, context);
  const closeDate = closing ?? endOfNextQuarter(context);
  const likelihood = likelihoodOf(values, outcome, stageOf(pipeline, stage).likelihood);
  const reason = textIn(values, "reason");
  const source = sourceIn(textIn(values, "source"));
  return {
    title: textIn(values, "title") || product,
    ...{ stage, outcome, amountMinor: minor, currency, likelihood },
    closeDate: closeDate.toString(),
    withoutDate: closing === undefined,
    category: outcome === "won" ? "commit" : outcome === "lost" ? "omitted" : categoryFor(likelihood),
    source,
    nextStep: outcome === null ? textIn(values, "nextStep") || null : null,
    lines: product ? [{ product, minor: BigInt(minor) }] : [],
    past: pastOf(context, { stage, outcome, created, closing, reason }),
    note:
      [
        textIn(values, "note"),
        outcome === "lost" ? reason : "",
        source === null ? textIn(values, "source") : "",
      ]
        .filter(Boolean)
        .join("\n") || undefined,
  };
}

const dayIn = (values: Values, field: string): Temporal.PlainDate | undefined => {
  const text = textIn(values, field);
  return text === "" ? undefined : Temporal.PlainDate.from(text);
};

function productIn(values: Values, { products }: DealContext): string | undefined {
  const said = textIn(values, "product");
  return said === "" ? undefined : (products[said] ?? said);
}

/** No quarter's promise hangs on a date that nobody gave. */
function endOfNextQuarter({ today, fiscalStartMonth }: DealContext): Temporal.PlainDate {
  const { end } = quarterOf(today, fiscalStartMonth);
  return quarterOf(end.add({ days: 1 }), fiscalStartMonth).end;
}

function likelihoodOf(values: Values, outcome: Outcome, usual: number): number {
  if (outcome !== null) return outcome === "won" ? 100 : 0;
  const said = numberIn(values, "likelihood");
  return said === undefined ? usual : Math.min(100, Math.max(0, Math.round(said)));
}

/** @returns null for a source that is called otherwise here: it is kept in words */
const sourceIn = (said: string): string | null => sourceCalled.get(said.toLowerCase()) ?? null;

const sourceCalled: ReadonlyMap<string, string> = new Map(
  sources.flatMap((source) =>
    [source, ...locales.map((locale) => factWords(locale).sources[source])].map(
      (name) => [name.toLowerCase(), source] as const,
    ),
  ),
);

type Way = Readonly<{
  stage: string;
  outcome: Outcome;
  created: Temporal.PlainDate | undefined;
  closing: Temporal.PlainDate | undefined;
  reason: string;
}>;

/**
 * As far as it is known: a deal that ended began at the beginning, and passed all stages on the day it was won; of an open one
 * nothing is said of the stages before the one it stands in.
 */
function pastOf(
  context: DealContext,
  { stage, outcome, created, closing, reason }: Way,
): ImportedDeal["past"] {
  const { pipeline } = context;
  const noon = (day: Temporal.PlainDate | undefined) =>
    day?.toZonedDateTime({ timeZone: context.zone, plainTime: "12:00" }).toInstant();
  const earlier = (one: Temporal.Instant | undefined) =>
    one && Temporal.Instant.compare(one, context.now) < 0 ? one : context.now;
  const end = outcome === null ? undefined : earlier(noon(closing));
  const began = earlier(noon(created) ?? end);
  const entered = end && outcome === "won" ? end : began;
  const position = stageIndex(pipeline, outcome === null ? stage : pipeline.start);
  const steps = outcome === "won" ? stageIndex(pipeline, stage) - position : 0;
  return {
    createdAt: began.toString(),
    began: position,
    stageEnteredAt: entered.toString(),
    reachedAt: [began, ...Array<Temporal.Instant>(steps).fill(entered)].map(String),
    ...(end && { closedAt: end.toString() }),
    ...(outcome === "won" && {
      ...{ wonOn: closing!.toString(), signedOn: closing!.toString(), moneyOn: closing!.toString() },
      signedAt: end!.toString(),
    }),
    ...(outcome === "lost" && { lostReason: lostReasonIn(pipeline, reason) }),
  };
}

const lostReasonIn = (pipeline: Pipeline, said: string): string =>
  reasonSaid([pipeline], "lostReasons", foldForReading(normaliseText(said)))?.code ?? otherReason;
