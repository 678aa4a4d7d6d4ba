import { type Sql, sql } from "../database/sql.ts";
import { inCountedStage } from "../deals/counted-stages.ts";

/**
 * Members who owe an answer this week, as a condition on the alias m: who sells, and has open deals or a quota for the
 * quarter (a rep without deals still owes the quarter's number). The nudge, the status and the digest ask the same.
 */
export const isAsked = (quarter: string): Sql => sql`(
  m."active" AND m."role" IN ('rep', 'manager', 'admin')
  AND (EXISTS (SELECT 1 FROM "Deal" d WHERE d."ownerId" = m."id" AND d."outcome" IS NULL AND ${inCountedStage})
       OR EXISTS (SELECT 1 FROM "Quota" q
                   WHERE q."memberId" = m."id" AND q."quarter" = ${quarter} AND q."amountMinor" > 0)))`;

/** Members who have submitted that week. */
export const hasSubmitted = (week: string): Sql => sql`
  EXISTS (SELECT 1 FROM "Submission" s
           WHERE s."memberId" = m."id" AND s."week" = ${week} AND s."submittedAt" IS NOT NULL)`;
