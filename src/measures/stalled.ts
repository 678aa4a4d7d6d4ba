/** Stalled: in its stage for more than twice the workdays that stage usually takes. */
import type { Temporal } from "temporal-polyfill";
import { addWorkdays, calendarOf } from "../calendar/workdays.ts";
import { toTimestamp } from "../database/columns.ts";
import { joinSql, type Sql, sql } from "../database/sql.ts";
import type { Deed } from "../history/deed.ts";

/**
 * As a condition on the alias d: each stage has its own date, counted in the company's workdays. What is signed waits for
 * its money, not for its stage.
 */
export function stalledSince({
  workspace,
  pipelines,
  today,
}: Pick<Deed, "workspace" | "pipelines"> & { today: Temporal.PlainDate }): Sql {
  const calendar = calendarOf(workspace.settings);
  const usual = new Set(pipelines.all.flatMap(({ stages }) => stages.map(({ workdays }) => workdays)));
  const dates = [...usual].map((workdays) => {
    const since = addWorkdays(today, -2 * workdays, calendar)
      .toZonedDateTime(workspace.zone)
      .toInstant();
    return sql`(${workdays}::int, ${toTimestamp(since)}::timestamptz)`;
  });
  return sql`(d."signedAt" IS NULL AND EXISTS (
    SELECT 1 FROM "PipelineStage" g JOIN (VALUES ${joinSql(dates)}) u("workdays", "since") USING ("workdays")
     WHERE g."workspaceId" = d."workspaceId" AND g."pipeline" = d."pipeline" AND g."version" = d."pipelineVersion"
       AND g."stage" = d."stage" AND d."stageEnteredAt" < u."since"))`;
}
