import { sql } from "../database/sql.ts";

/**
 * Moves that still stand, as a condition on the alias m: not taken back, and a win or loss not reopened since. What
 * does not stand is no event of the week.
 */
export const stillStands = sql`(
  NOT EXISTS (SELECT 1 FROM "StageMove" u WHERE u."undoes" = m."id")
  AND NOT (m."kind" IN ('win', 'lose') AND EXISTS (
    SELECT 1 FROM "StageMove" r
     WHERE r."dealId" = m."dealId" AND r."kind" = 'reopen' AND (r."at", r."id") > (m."at", m."id")
       AND NOT EXISTS (SELECT 1 FROM "StageMove" u WHERE u."undoes" = r."id"))))`;
