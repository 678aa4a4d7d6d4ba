import { type Sql, sql } from "../database/sql.ts";
import { inCountedStage } from "./counted-stages.ts";

/** Open deals whose owner did not submit that week: carried forward as they stand, unconfirmed. On the alias d. */
export const unconfirmedIn = (week: string): Sql => sql`(
  d."outcome" IS NULL AND ${inCountedStage}
  AND NOT EXISTS (SELECT 1 FROM "Submission" s
                   WHERE s."workspaceId" = d."workspaceId" AND s."memberId" = d."ownerId" AND s."week" = ${week} AND s."submittedAt" IS NOT NULL))`;
