/** A company's own standard of a prospective key customer: what is set has to hold, all of it. Pure. */
import type { WorkspaceSettings } from "../../company/workspace-settings.ts";

type Rule = WorkspaceSettings["keyCustomers"];

/** What counts of a rule: an amount only while the company has its currency. */
export type Standard = Readonly<{
  profit: bigint | null;
  open: bigint | null;
  industries: readonly string[];
}>;

/** @returns undefined where nothing is set: then nobody is one */
export function standardOf({ profit, open, industries }: Rule, currency: string): Standard | undefined {
  const amount = (set: Rule["profit"]) => (set?.currency === currency ? BigInt(set.minor) : null);
  const standard = { profit: amount(profit), open: amount(open), industries };
  return standard.profit === null && standard.open === null && industries.length === 0 ? undefined : standard;
}

/** Amounts in minor units of the company's currency; null: not known. */
export type Candidate = Readonly<{ profit: bigint | null; open: bigint | null; industry: string | null }>;

export function fits(standard: Standard, { profit, open, industry }: Candidate): boolean {
  const reaches = (least: bigint | null, amount: bigint | null) =>
    least === null || (amount !== null && amount >= least);
  const said = industry?.toLowerCase() ?? "";
  const isAmong =
    standard.industries.length === 0 ||
    (said !== "" && standard.industries.some((one) => said.includes(one.toLowerCase())));
  return reaches(standard.profit, profit) && reaches(standard.open, open) && isAmong;
}
