import type { Turn } from "../../chat/use-case.ts";
import { discountBeyond } from "../../customers/marking/grade-policy.ts";
import type { Deal } from "../facts/deal.ts";
import { belowList } from "../facts/line-text.ts";
import { cardWords } from "./words.ts";

/**
 * Warns of a discount above what the customer's grade gets, for as long as it can still be another one; it is given all the same.
 * @param grade of the deal's customer @returns undefined where there is none
 */
export function sayBeyondGrade(
  { workspace, locale }: Pick<Turn, "workspace" | "locale">,
  { lines, outcome }: Pick<Deal, "lines" | "outcome">,
  grade: string | null,
): string | undefined {
  // A line keeps hundredths of a percent.
  const most = Math.max(0, ...lines.map(({ priced }) => (priced ? belowList(priced) : 0) / 100));
  if (most === 0 || outcome !== null) return undefined;
  const policy = discountBeyond(workspace.settings.grades, grade, most);
  return policy && cardWords(locale).beyondGrade(String(most), policy.grade, policy.discount);
}
