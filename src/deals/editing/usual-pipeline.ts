import type { Turn } from "../../chat/use-case.ts";
import { sql } from "../../database/sql.ts";
import type { Pipeline } from "../../pipelines/pipeline.ts";

/**
 * What the speaker's new deals go through: what their team or the nearest one above it has chosen, or else the company's
 * standard. Who leads a team without being in one is asked as its manager.
 */
export async function usualPipeline(
  turn: Pick<Turn, "db" | "member" | "workspace" | "pipelines">,
): Promise<Pipeline> {
  return (await teamsPipeline(turn)) ?? turn.pipelines.standard;
}

/** What a team has chosen for its people's new deals. @returns undefined where none of theirs has */
export async function teamsPipeline({
  db,
  member,
  workspace,
  pipelines,
}: Pick<Turn, "db" | "member" | "workspace" | "pipelines">): Promise<Pipeline | undefined> {
  const { teamPipelines } = workspace.settings;
  // Most companies sell in one way: they pay no statement for it.
  if (Object.keys(teamPipelines).length === 0) return undefined;
  const nearest = await db.$queryRaw<{ id: string }[]>(sql`
    WITH RECURSIVE up AS (
      SELECT t."id", t."parentId", 0 AS "steps" FROM "Team" t
       WHERE t."workspaceId" = ${workspace.id}::uuid
         AND (t."id" = ${member.teamId}::uuid OR (${member.teamId}::uuid IS NULL AND t."managerId" = ${member.id}::uuid))
      UNION
      SELECT p."id", p."parentId", u."steps" + 1 FROM up u JOIN "Team" p ON p."id" = u."parentId" WHERE u."steps" < 50
    ) SELECT "id"::text AS "id" FROM up ORDER BY "steps", "id"`);
  const code = nearest.map(({ id }) => teamPipelines[id]).find((one) => one !== undefined);
  return pipelines.newest.find((one) => one.code === code && !one.archived);
}
