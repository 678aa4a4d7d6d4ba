import { sql } from "../database/sql.ts";

/**
 * Deals that stand in a counted stage, as a condition on the alias d. The others only hold companies: nobody is asked
 * about them on Thursday, and no coverage counts them. Said the other way round, because of EXISTS the server makes a join
 * that reads all the deals once for every stage.
 */
export const inCountedStage = sql`NOT EXISTS (
  SELECT 1 FROM "PipelineStage" g
   WHERE g."workspaceId" = d."workspaceId" AND g."pipeline" = d."pipeline" AND g."version" = d."pipelineVersion"
     AND g."stage" = d."stage" AND NOT g."counted")`;
