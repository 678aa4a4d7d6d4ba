/** Stalled: in its stage for more than twice the workdays that stage usually takes. */
import type { Turn } from "../chat/use-case.ts";
import { toTimestamp } from "../database/columns.ts";
import { joinSql, type Sql, sql } from "../database/sql.ts";
import { shippedPipelines } from "../pipelines/pipelines.ts";
import { addWorkdays, calendarOf } from "../schedule/calendar.ts";

/** As a condition on the alias d: each stage has its own date, counted in the company's workdays. */
export function stalledSince(turn: Turn): Sql {
  const calendar = calendarOf(turn.workspace.settings);
  const perStage = shippedPipelines.flatMap((pipeline) =>
    pipeline.stages.map((stage) => {
      const since = addWorkdays(turn.today, -2 * stage.workdays, calendar)
        .toZonedDateTime(turn.workspace.zone)
        .toInstant();
      return sql`(d."pipeline" = ${pipeline.code} AND d."stage" = ${stage.code} AND d."stageEnteredAt" < ${toTimestamp(since)}::timestamptz)`;
    }),
  );
  return sql`(${joinSql(perStage, " OR ")})`;
}
