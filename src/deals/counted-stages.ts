import { joinSql, sql } from "../database/sql.ts";
import { shippedPipelines } from "../pipelines/pipelines.ts";

/**
 * Deals that stand in a counted stage, as a condition on the alias d. The others only hold companies: nobody is asked
 * about them on Thursday, and no coverage counts them.
 */
export const inCountedStage = sql`(d."pipeline", d."stage") IN (${joinSql(
  shippedPipelines.flatMap((pipeline) =>
    pipeline.stages.filter((stage) => stage.counted).map((stage) => sql`(${pipeline.code}, ${stage.code})`),
  ),
)})`;
