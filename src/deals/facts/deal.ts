/** A deal with its customer and owner, as plain facts. */
import type { Temporal } from "temporal-polyfill";
import type { Money } from "../../money/money.ts";

/** How sure the rep is: commit 承诺单 ⊂ best case 争取 ⊂ pipeline 储备; omitted counts nowhere. */
export const categories = ["commit", "best-case", "pipeline", "omitted"] as const;
export type Category = (typeof categories)[number];

export const sources = ["self-found", "campaign", "referral", "partner", "existing", "inbound"] as const;

/**
 * A product of a deal, with what it brings. `priced`: how that comes about, where it was said; a line whose amount was changed
 * otherwise has no price any more.
 */
export type Line = Readonly<{
  product: string;
  minor: bigint;
  /** In thousandths: 2,500 is two and a half. */
  quantity?: bigint;
  priced?: LinePrice;
}>;

/** Of one unit in minor units, and what is taken off in hundredths of a percent: 1,000 is 10 %. */
export type LinePrice = Readonly<{
  unit: bigint;
  discount: number;
  /** The product's list price when the line was written, where it had one in the deal's currency. */
  list?: bigint;
}>;

export type Deal = Readonly<{
  id: string;
  /** The short number people type: #42. */
  number: number;
  title: string;
  pipeline: string;
  pipelineVersion: number;
  stage: string;
  stageEnteredAt: Temporal.Instant;
  /** Position of the stage in which it was logged. */
  began: number;
  /** When it first came to that stage or beyond, to the next one, …: as far as it ever came. */
  reachedAt: readonly Temporal.Instant[];
  /** null while open. A lost deal stays in the stage it was lost from; a withdrawn one was logged by mistake. */
  outcome: "won" | "lost" | "withdrawn" | null;
  closedAt: Temporal.Instant | null;
  /** Codes of reasons of its pipeline. */
  lostReason: string | null;
  wonReason: string | null;
  /** Contract signed: first payment awaited, or won. */
  signedAt: Temporal.Instant | null;
  /** The day of the contract. */
  signedOn: Temporal.PlainDate | null;
  /** When the first payment is expected; of a won deal, when it came. */
  moneyOn: Temporal.PlainDate | null;
  /** The day on which the last must held: the deal counts in its quarter. */
  wonOn: Temporal.PlainDate | null;
  amount: Money;
  /** Expected signing date; `dueOn` says which date counts. */
  closeDate: Temporal.PlainDate;
  /** Whole percent. */
  likelihood: number;
  category: Category;
  source: string | null;
  /** The campaign that brought it, and what that is called. */
  campaignId: string | null;
  campaign: string | null;
  nextStep: string | null;
  /** The remark that says it. */
  nextStepId: string | null;
  nextStepDate: Temporal.PlainDate | null;
  lastContactAt: Temporal.Instant | null;
  /** How often the signing date was moved later. */
  slips: number;
  /** Number of the deal that this one repeats. */
  repeatOf: number | null;
  /** Number of the former deal that came to nothing, of a customer taken up again. */
  follows?: number | null;
  /** Bumped by every change. */
  version: number;
  createdAt: Temporal.Instant;
  lines: readonly Line[];
  /** `formerly`: what those were called that were merged into it; only where a name is looked for. */
  customer: Readonly<{ id: string; name: string; isKey: boolean; formerly?: readonly string[] }>;
  owner: Readonly<{ id: string; name: string; teamId: string | null }>;
  /** The owner's team; of a closed deal the one at that time. */
  teamId: string | null;
}>;

/** Open, and past its signature: what it still brings is the first payment. */
export const isAwaiting = ({ outcome, signedAt }: Pick<Deal, "outcome" | "signedAt">): boolean =>
  outcome === null && signedAt !== null;

/** When it was won; of an open deal, when its money is expected once it is signed, until then its signature. */
export const dueOn = ({ wonOn, moneyOn, closeDate }: Pick<Deal, "wonOn" | "moneyOn" | "closeDate">) =>
  wonOn ?? moneyOn ?? closeDate;

export const productsOf = (deal: Deal): string[] => deal.lines.map(({ product }) => product);
