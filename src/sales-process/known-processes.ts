/** The sales processes that a company has, and those that it could take up. */
import type { Turn } from "../chat/use-case.ts";
import type { PipelineBook } from "../pipelines/book.ts";
import { catalogue } from "../pipelines/catalogue.ts";
import type { Pipeline } from "../pipelines/pipeline.ts";

/** The company's own in their newest versions, the standard one first; then what is shipped and it has not taken up. */
export const knownProcesses = ({ newest }: PipelineBook): readonly Pipeline[] => [
  ...newest,
  ...catalogue.filter(({ code }) => !newest.some((own) => own.code === code)),
];

/** Has the company rows of it? Others have no deals. */
export const isTakenUp = ({ newest }: PipelineBook, pipeline: Pipeline): boolean => newest.includes(pipeline);

/** Names of the teams whose new deals go through a process of their own, by its code. */
export async function teamsOf({
  db,
  workspace,
}: Pick<Turn, "db" | "workspace">): Promise<ReadonlyMap<string, readonly string[]>> {
  const { teamPipelines } = workspace.settings;
  const teams = await db.team.findMany({
    where: { workspaceId: workspace.id, id: { in: Object.keys(teamPipelines) } },
    orderBy: { name: "asc" },
  });
  const byCode = Map.groupBy(teams, ({ id }) => teamPipelines[id]!);
  return new Map([...byCode].map(([code, those]) => [code, those.map(({ name }) => name)]));
}
