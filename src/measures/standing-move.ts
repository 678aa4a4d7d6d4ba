import { sql } from "../database/sql.ts";
import { notTakenBack } from "../history/taken-back.ts";

/**
 * Moves that still stand, as a condition on the alias m, a deal's version: the deed that made it was not taken back, and
 * a win or loss not reopened since. What does not stand is no event of the week.
 */
export const stillStands = sql`(
  ${notTakenBack(sql`m."eventId"`)}
  AND NOT (m."kind" IN ('win', 'lose') AND EXISTS (
    SELECT 1 FROM "DealVersion" r
     WHERE r."workspaceId" = m."workspaceId" AND r."dealId" = m."dealId" AND r."kind" = 'reopen' AND r."number" > m."number"
       AND ${notTakenBack(sql`r."eventId"`)})))`;
