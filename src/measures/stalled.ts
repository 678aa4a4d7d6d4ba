/** Stalled: in its stage for more than twice the workdays that stage usually takes. */

import { addWorkdays, calendarOf } from "../calendar/workdays.ts";
import type { Turn } from "../chat/use-case.ts";
import { toTimestamp } from "../database/columns.ts";
import { joinSql, type Sql, sql } from "../database/sql.ts";

/** As a condition on the alias d: each stage has its own date, counted in the company's workdays. */
export function stalledSince(turn: Turn): Sql {
  const calendar = calendarOf(turn.workspace.settings);
  const usual = new Set(turn.pipelines.all.flatMap(({ stages }) => stages.map(({ workdays }) => workdays)));
  const dates = [...usual].map((workdays) => {
    const since = addWorkdays(turn.today, -2 * workdays, calendar)
      .toZonedDateTime(turn.workspace.zone)
      .toInstant();
    return sql`(${workdays}::int, ${toTimestamp(since)}::timestamptz)`;
  });
  return sql`EXISTS (
    SELECT 1 FROM "PipelineStage" g JOIN (VALUES ${joinSql(dates)}) u("workdays", "since") USING ("workdays")
     WHERE g."workspaceId" = d."workspaceId" AND g."pipeline" = d."pipeline" AND g."version" = d."pipelineVersion"
       AND g."stage" = d."stage" AND d."stageEnteredAt" < u."since")`;
}
