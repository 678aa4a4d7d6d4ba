/** What a customer's grade allows. Pure. */
import type { GradePolicy } from "../../company/workspace-settings.ts";

/** Grades are letters that people type in either case. */
export const policyOf = (policies: readonly GradePolicy[], grade: string | null): GradePolicy | undefined =>
  grade === null ? undefined : policies.find((one) => one.grade.toLowerCase() === grade.trim().toLowerCase());

/**
 * Whether a discount is more than the customer's grade gets: to warn of, never to refuse.
 * @param discount in percent, with decimals @returns the policy that it exceeds
 */
export function discountBeyond(
  policies: readonly GradePolicy[],
  grade: string | null,
  discount: number,
): GradePolicy | undefined {
  const policy = policyOf(policies, grade);
  return policy && discount > policy.discount ? policy : undefined;
}
