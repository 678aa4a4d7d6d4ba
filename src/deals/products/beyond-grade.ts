import type { Turn } from "../../chat/use-case.ts";
import { gradeOf } from "../../customers/marking/decided.ts";
import { discountBeyond } from "../../customers/marking/grade-policy.ts";
import type { Deal, Line } from "../facts/deal.ts";
import { productWords } from "./words.ts";

/** Warns of a discount above what the customer's grade gets; it is given all the same. @returns undefined where there is none */
export async function sayBeyondGrade(
  turn: Turn,
  { customer }: Pick<Deal, "customer">,
  lines: readonly Line[],
): Promise<string | undefined> {
  const { grades } = turn.workspace.settings;
  // A line keeps hundredths of a percent.
  const most = Math.max(0, ...lines.map(({ priced }) => (priced?.discount ?? 0) / 100));
  if (most === 0 || grades.length === 0) return undefined;
  const policy = discountBeyond(grades, await gradeOf(turn, customer.id), most);
  return policy && productWords(turn.locale).beyondGrade(String(most), policy.grade, policy.discount);
}
